function __groundwork_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __groundwork_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __groundwork_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __groundwork_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __groundwork_parse_tokens -S
    set -l unparsed_tokens (__groundwork_tokens -pc)
    switch $unparsed_tokens[1]
    case 'groundwork'
        __groundwork_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'shell'
            __groundwork_parse_subcommand 0 'client=' 'state=' 'sector=' 'facilitator=' 'respondent=+' 'guided' 'language=' 'questionnaires=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'take'
            __groundwork_parse_subcommand 1 'answers=' 'dry-run' 'quick' 'client=' 'state=' 'sector=' 'facilitator=' 'respondent=+' 'guided' 'language=' 'questionnaires=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'resume'
            __groundwork_parse_subcommand 1 'answers=' 'upgrade' 'guided' 'questionnaires=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'list'
            __groundwork_parse_subcommand 0 'coverage' 'questionnaires=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'assessments'
            __groundwork_parse_subcommand 0 'client=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'show'
            __groundwork_parse_subcommand 1 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'score'
            __groundwork_parse_subcommand 1 'with=' 'explain=' 'full' 'questionnaires=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'plan'
            __groundwork_parse_subcommand 1 'to=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'report'
            __groundwork_parse_subcommand 1 'f/format=' 'todos' 'branding=' 'o/output=' 'force' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'whatif'
            __groundwork_parse_subcommand -r 2 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'compare'
            __groundwork_parse_subcommand -r 1 'client=' 'questionnaire=' 'f/format=' 'anonymous' 'branding=' 'o/output=' 'force' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'consensus'
            __groundwork_parse_subcommand -r 1 'client=' 'questionnaire=' 'facilitator=' 'report-only' 'answers=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'batch'
            __groundwork_parse_subcommand 1 'answers=' 'output=' 'o=' 'force' 'columns=' 'errors=' 'strict' 'summary=' 'transcripts=' 'jobs=' 'language=' 'branding=' 'questionnaires=' 'plain' 'color=' 'version' 'h/help'
        case 'export'
            __groundwork_parse_subcommand 1 'f/format=' 'for=' 'no-notes' 'branding=' 'o/output=' 'force' 'store=' 'version' 'h/help'
        case 'sheet'
            __groundwork_parse_subcommand 1 'f/format=' 'branding=' 'language=' 'o/output=' 'force' 'questionnaires=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'check'
            __groundwork_parse_subcommand -r 1 'strict' 'questionnaires=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'test'
            __groundwork_parse_subcommand -r 1 'coverage' 'questionnaires=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'eval'
            __groundwork_parse_subcommand 1 'questionnaire=' 'answers=' 'functions' 'client=' 'state=' 'sector=' 'questionnaires=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'new'
            __groundwork_parse_subcommand 1 'version' 'h/help'
        case 'verify'
            __groundwork_parse_subcommand -r 1 'head=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'salvage'
            __groundwork_parse_subcommand 2 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'backup'
            __groundwork_parse_subcommand 1 'force' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'remove'
            __groundwork_parse_subcommand 1 'yes' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'doctor'
            __groundwork_parse_subcommand 0 'questionnaires=' 'store=' 'json' 'plain' 'color=' 'version' 'h/help'
        case 'help'
            __groundwork_parse_subcommand -r 1 'version'
        end
    end
end

function __groundwork_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __groundwork_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __groundwork_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __groundwork_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__groundwork_tokens -p)
    if test -z "$(__groundwork_tokens -t)"
        set -l index (count (__groundwork_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'groundwork' -f
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'shell' -d 'Open the shell: what can be taken up or begun, and then the questions. The default.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'take' -d 'Take a questionnaire, at the prompt or with answers from a file.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'resume' -d 'Go on with an assessment at the question where it was left.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'list' -d 'List the questionnaires that can be taken.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'assessments' -d 'List the assessments in the store, the one last worked on first.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'show' -d 'Show an assessment: its answers and notes, and where it stands.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'score' -d 'Show the result of an assessment: level, score, what holds it back, and what to do first.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'plan' -d 'Show what to do next: every step, in an order that can be followed.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'report' -d 'Report an assessment: the summary, the sections, the plan, every answer and its sources.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'whatif' -d 'Show what other answers would change: score, level, steps, questions. Nothing is recorded.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'compare' -d 'Compare assessments: one client over time, or several clients side by side.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'consensus' -d 'Compare what several respondents said, and settle where they differ.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'batch' -d 'Score the answers of many respondents, a row for each.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'export' -d 'Write an assessment as a script that replays, a sheet of its open questions, or a report.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'sheet' -d 'Write all questions of a questionnaire as a sheet to be filled in.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'check' -d 'Check questionnaires: every mistake, with its place and what was probably meant.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'test' -d 'Run the examples that questionnaires carry, and tell what comes out otherwise.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'eval' -d 'Try an expression: its value, what it waits for, or why it fails.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'new' -d 'Write a small questionnaire to start from, which explains itself.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'verify' -d 'Check that transcripts are as they were written; names the line and byte of any damage.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'salvage' -d 'Copy everything before the damage in a transcript to a new file; the original is not touched.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'backup' -d 'Copy all assessments and the questionnaires they were taken with into one file.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'remove' -d 'Remove an assessment for good; asks first.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'doctor' -d 'Check what Groundwork needs here: store, locks, sync, space, locale, terminal, questionnaires.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" client' -l 'client' -d 'The employer that the assessment is about.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" state' -l 'state' -d 'The state the employer is in, such as NH.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" sector' -l 'sector' -d 'The employer\'s sector, such as hospital.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" facilitator' -l 'facilitator' -d 'Who leads the session.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell"' -l 'respondent' -d 'Who answers; may be given several times.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" guided' -l 'guided' -d 'Lead a session with several people: what to ask next, sections read back and confirmed.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" language' -l 'language' -d 'The language to ask in, such as es or es-MX; else the questionnaire\'s own.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork shell" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork take" -eq 1' -fka '(__groundwork_custom_completion ---completion take -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" answers' -l 'answers' -d 'Take the answers from a file; - is standard input.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" dry-run' -l 'dry-run' -d 'Keep nothing: no transcript is written.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" quick' -l 'quick' -d 'Ask first what settles most, and stop once the level is certain.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" client' -l 'client' -d 'The employer that the assessment is about.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" state' -l 'state' -d 'The state the employer is in, such as NH.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" sector' -l 'sector' -d 'The employer\'s sector, such as hospital.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" facilitator' -l 'facilitator' -d 'Who leads the session.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take"' -l 'respondent' -d 'Who answers; may be given several times.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" guided' -l 'guided' -d 'Lead a session with several people: what to ask next, sections read back and confirmed.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" language' -l 'language' -d 'The language to ask in, such as es or es-MX; else the questionnaire\'s own.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork take" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork resume" -eq 1' -fka '(__groundwork_custom_completion ---completion resume -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" answers' -l 'answers' -d 'Take answers from a file, a script, JSON or a sheet in CSV; - is standard input.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" upgrade' -l 'upgrade' -d 'Take up a newer version of the questionnaire without asking.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" guided' -l 'guided' -d 'Lead a session with several people: what to ask next, sections read back and confirmed.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork resume" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" coverage' -l 'coverage' -d 'Tell what the questionnaires ask about: the rows of each coverage map.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" client' -l 'client' -d 'Only those of this client.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork assessments" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork show" -eq 1' -fka '(__groundwork_custom_completion ---completion show -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork show" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork show" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork show" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork show" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork show" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork score" -eq 1' -fka '(__groundwork_custom_completion ---completion score -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" with' -l 'with' -d 'Score the answers under another version of the questionnaire.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" explain' -l 'explain' -d 'Explain a number, or the score, by what it is made of.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" full' -l 'full' -d 'With --explain: everything, down to the answers.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork score" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork plan" -eq 1' -fka '(__groundwork_custom_completion ---completion plan -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" to' -l 'to' -d 'Find the least work that reaches this level.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork plan" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork report" -eq 1' -fka '(__groundwork_custom_completion ---completion report -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" f format' -l 'format' -s 'f' -d 'What to write: terminal, html, json, md, answers-csv, plan-csv, scores-csv, ics.' -rfka 'terminal html json md answers-csv plan-csv scores-csv ics'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" todos' -l 'todos' -d 'In a calendar, to-dos rather than events; some programs do not show them.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" branding' -l 'branding' -d 'For HTML: a file with "organization", "logo" (a picture\'s path) and "accent" (a colour such as #12436D).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" o output' -s 'o' -l 'output' -d 'The file to write; one that is there already is not touched without --force. - is standard output, the default.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" force' -l 'force' -d 'Overwrite a file that is there already.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork report" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork whatif" -eq 1' -fka '(__groundwork_custom_completion ---completion whatif -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork whatif" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork whatif" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork whatif" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork whatif" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork whatif" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork whatif" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork compare" -ge 1' -fka '(__groundwork_custom_completion ---completion compare -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" client' -l 'client' -d 'Compare all assessments of this client, over time.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" questionnaire' -l 'questionnaire' -d 'With --client: only those of this questionnaire.' -rfka '(__groundwork_custom_completion ---completion compare -- --questionnaire (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" f format' -l 'format' -s 'f' -d 'What to write: terminal, html, md, csv or json; by the end of the file\'s name where it is not said.' -rfka 'terminal html md csv json'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" anonymous' -l 'anonymous' -d 'Call clients A, B, C, and leave out everything that may name somebody.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" branding' -l 'branding' -d 'For HTML: a file with "organization", "logo" (a picture\'s path) and "accent" (a colour such as #12436D).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" o output' -s 'o' -l 'output' -d 'The file to write; one that is there already is not touched without --force. - is standard output, the default.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" force' -l 'force' -d 'Overwrite a file that is there already.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork compare" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork consensus" -ge 1' -fka '(__groundwork_custom_completion ---completion consensus -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" client' -l 'client' -d 'Compare the latest of each respondent of this client.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" questionnaire' -l 'questionnaire' -d 'With --client: in this questionnaire.' -rfka '(__groundwork_custom_completion ---completion consensus -- --questionnaire (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" facilitator' -l 'facilitator' -d 'Who leads the session and settles.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" report-only' -l 'report-only' -d 'Only show how far they agree; settle nothing.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" answers' -l 'answers' -d 'Settle with answers from a file; - is standard input.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork consensus" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork batch" -eq 1' -fka '(__groundwork_custom_completion ---completion batch -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" answers' -l 'answers' -d 'Take the answers from a file; - is standard input.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" output' -l 'output' -d 'How to write results: ndjson or csv.' -rfka 'ndjson csv'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" o' -s 'o' -d 'The file to write; one that is there already is not touched without --force. - is standard output, the default.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" force' -l 'force' -d 'Overwrite files that are there already.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" columns' -l 'columns' -d 'The columns to write, in order, such as id,score,level.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" errors' -l 'errors' -d 'Write what is wrong with rows to a file, a JSON object on each line.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" strict' -l 'strict' -d 'Stop at the first row that cannot be scored.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" summary' -l 'summary' -d 'Show what all come to together, as \'terminal\', \'json\' or \'html\': levels, quartiles, gaps, what holds most back. Rows are then written only with -o.' -rfka 'terminal json html'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" transcripts' -l 'transcripts' -d 'Keep an assessment for each respondent who was scored, in a folder that --store takes.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" jobs' -l 'jobs' -d 'How many threads score; as many as processors by default.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" language' -l 'language' -d 'The language to ask in, such as es or es-MX; else the questionnaire\'s own.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" branding' -l 'branding' -d 'For HTML: a file with "organization", "logo" (a picture\'s path) and "accent" (a colour such as #12436D).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork batch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork export" -eq 1' -fka '(__groundwork_custom_completion ---completion export -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" f format' -l 'format' -s 'f' -d 'What to write: text, html, script, sheet, sheet-md, sheet-csv, sheet-html, json, md, answers-csv, plan-csv, scores-csv, ics.' -rfka 'text html script sheet sheet-md sheet-csv sheet-html json md answers-csv plan-csv scores-csv ics'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" for' -l 'for' -d 'Of a sheet, only the questions parked for this person.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" no-notes' -l 'no-notes' -d 'Of a sheet, without the notes made so far, which whoever fills it in would read.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" branding' -l 'branding' -d 'For HTML: a file with "organization", "logo" (a picture\'s path) and "accent" (a colour such as #12436D).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" o output' -s 'o' -l 'output' -d 'The file to write; one that is there already is not touched without --force. - is standard output, the default.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" force' -l 'force' -d 'Overwrite a file that is there already.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork sheet" -eq 1' -fka '(__groundwork_custom_completion ---completion sheet -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" f format' -l 'format' -s 'f' -d 'What to write: html, md or csv.' -rfka 'html md csv'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" branding' -l 'branding' -d 'For HTML: a file with "organization", "logo" (a picture\'s path) and "accent" (a colour such as #12436D).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" language' -l 'language' -d 'The language to ask in, such as es or es-MX; else the questionnaire\'s own.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" o output' -s 'o' -l 'output' -d 'The file to write; one that is there already is not touched without --force. - is standard output, the default.' -rF
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" force' -l 'force' -d 'Overwrite a file that is there already.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork sheet" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork check" -ge 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" strict' -l 'strict' -d 'Let warnings fail too.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork test" -ge 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" coverage' -l 'coverage' -d 'Also tell what the examples of a file do not reach.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" questionnaire' -l 'questionnaire' -d 'The id of a questionnaire, or the path of one.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" answers' -l 'answers' -d 'Take answers from a file; - is standard input.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" functions' -l 'functions' -d 'List the functions and macros of the language, or tell one of them in full.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" client' -l 'client' -d 'The employer that the assessment is about.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" state' -l 'state' -d 'The state the employer is in, such as NH.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" sector' -l 'sector' -d 'The employer\'s sector, such as hospital.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork eval" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork new" -eq 1' -F
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork new" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork verify" -ge 1' -fka '(__groundwork_custom_completion ---completion verify -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" head' -l 'head' -d 'A head that was kept: it must be in the transcript.' -rfka ''
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork salvage" -eq 1' -fka '(__groundwork_custom_completion ---completion salvage -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork salvage" -eq 2' -F
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork salvage" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork salvage" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork salvage" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork salvage" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork salvage" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork salvage" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork backup" -eq 1' -F
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" force' -l 'force' -d 'Overwrite a file that is there already.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_positional "groundwork remove" -eq 1' -fka '(__groundwork_custom_completion ---completion remove -- positional@0 (count (__groundwork_tokens -pc)) (__groundwork_tokens -tC))'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" yes' -l 'yes' -d 'Do not ask.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" questionnaires' -l 'questionnaires' -d 'A folder of questionnaires, looked into first.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" store' -l 'store' -d 'The folder that holds assessments.' -rfa '(__groundwork_complete_directories)'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" json' -l 'json' -d 'Write the result as JSON.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" plain' -l 'plain' -d 'Plain lines: no colour, no bars, no line editing. Suits screen readers and logs.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" color' -l 'color' -d 'When to use colour: auto, always or never.' -rfka 'auto always never'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" version' -l 'version' -d 'Show the version.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'groundwork' -n '__groundwork_should_offer_completions_for_flags_or_options "groundwork help" version' -l 'version' -d 'Show the version.'
