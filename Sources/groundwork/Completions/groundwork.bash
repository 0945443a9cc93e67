#!/bin/bash

__groundwork_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__groundwork_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__groundwork_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__groundwork_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_groundwork() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __groundwork_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    shell|take|resume|list|assessments|show|score|plan|report|whatif|compare|consensus|batch|export|sheet|check|test|eval|new|verify|salvage|backup|remove|doctor|help)
        # Offer subcommand argument completions
        "_groundwork_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'shell take resume list assessments show score plan report whatif compare consensus batch export sheet check test eval new verify salvage backup remove doctor help' -- "${cur}"))
        ;;
    esac
}

_groundwork_shell() {
    repeating_flags=()
    non_repeating_flags=(--guided --json --plain --version -h --help)
    repeating_options=(--respondent)
    non_repeating_options=(--client --state --sector --facilitator --language --questionnaires --store --color)
    __groundwork_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--client')
        return
        ;;
    '--state')
        return
        ;;
    '--sector')
        return
        ;;
    '--facilitator')
        return
        ;;
    '--respondent')
        return
        ;;
    '--language')
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_groundwork_take() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --quick --guided --json --plain --version -h --help)
    repeating_options=(--respondent)
    non_repeating_options=(--answers --client --state --sector --facilitator --language --questionnaires --store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--answers')
        __groundwork_add_completions -f
        return
        ;;
    '--client')
        return
        ;;
    '--state')
        return
        ;;
    '--sector')
        return
        ;;
    '--facilitator')
        return
        ;;
    '--respondent')
        return
        ;;
    '--language')
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion take -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_resume() {
    repeating_flags=()
    non_repeating_flags=(--upgrade --guided --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--answers --questionnaires --store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--answers')
        __groundwork_add_completions -f
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion resume -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_list() {
    repeating_flags=()
    non_repeating_flags=(--coverage --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--questionnaires --color)
    __groundwork_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_groundwork_assessments() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--client --store --color)
    __groundwork_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--client')
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_groundwork_show() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion show -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_score() {
    repeating_flags=()
    non_repeating_flags=(--full --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--with --explain --questionnaires --store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--with')
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--explain')
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion score -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_plan() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--to --store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--to')
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion plan -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_report() {
    repeating_flags=()
    non_repeating_flags=(--todos --force --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--format -f --branding -o --output --store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format'|'-f')
        __groundwork_add_completions -W 'terminal'$'\n''html'$'\n''json'$'\n''md'$'\n''answers-csv'$'\n''plan-csv'$'\n''scores-csv'$'\n''ics'
        return
        ;;
    '--branding')
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '-o'|'--output')
        __groundwork_add_completions -f
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion report -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_whatif() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--store --color)
    __groundwork_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion whatif -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_compare() {
    repeating_flags=()
    non_repeating_flags=(--anonymous --force --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--client --questionnaire --format -f --branding -o --output --store --color)
    __groundwork_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--client')
        return
        ;;
    '--questionnaire')
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion compare -- --questionnaire "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    '--format'|'-f')
        __groundwork_add_completions -W 'terminal'$'\n''html'$'\n''md'$'\n''csv'$'\n''json'
        return
        ;;
    '--branding')
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '-o'|'--output')
        __groundwork_add_completions -f
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion compare -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_consensus() {
    repeating_flags=()
    non_repeating_flags=(--report-only --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--client --questionnaire --facilitator --answers --store --color)
    __groundwork_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--client')
        return
        ;;
    '--questionnaire')
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion consensus -- --questionnaire "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    '--facilitator')
        return
        ;;
    '--answers')
        __groundwork_add_completions -f
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion consensus -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_batch() {
    repeating_flags=()
    non_repeating_flags=(--force --strict --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--answers --output -o --columns --errors --summary --transcripts --jobs --language --branding --questionnaires --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--answers')
        __groundwork_add_completions -f
        return
        ;;
    '--output')
        __groundwork_add_completions -W 'ndjson'$'\n''csv'
        return
        ;;
    '-o')
        __groundwork_add_completions -f
        return
        ;;
    '--columns')
        return
        ;;
    '--errors')
        __groundwork_add_completions -f
        return
        ;;
    '--summary')
        __groundwork_add_completions -W 'terminal'$'\n''json'$'\n''html'
        return
        ;;
    '--transcripts')
        __groundwork_add_completions -d
        return
        ;;
    '--jobs')
        return
        ;;
    '--language')
        return
        ;;
    '--branding')
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion batch -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_export() {
    repeating_flags=()
    non_repeating_flags=(--no-notes --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--format -f --for --branding -o --output --store)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format'|'-f')
        __groundwork_add_completions -W 'text'$'\n''html'$'\n''script'$'\n''sheet'$'\n''sheet-md'$'\n''sheet-csv'$'\n''sheet-html'$'\n''json'$'\n''md'$'\n''answers-csv'$'\n''plan-csv'$'\n''scores-csv'$'\n''ics'
        return
        ;;
    '--for')
        return
        ;;
    '--branding')
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '-o'|'--output')
        __groundwork_add_completions -f
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion export -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_sheet() {
    repeating_flags=()
    non_repeating_flags=(--force --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--format -f --branding --language -o --output --questionnaires --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format'|'-f')
        __groundwork_add_completions -W 'html'$'\n''md'$'\n''csv'
        return
        ;;
    '--branding')
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--language')
        return
        ;;
    '-o'|'--output')
        __groundwork_add_completions -f
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion sheet -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_check() {
    repeating_flags=()
    non_repeating_flags=(--strict --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--questionnaires --color)
    __groundwork_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_groundwork_test() {
    repeating_flags=()
    non_repeating_flags=(--coverage --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--questionnaires --color)
    __groundwork_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __groundwork_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_groundwork_eval() {
    repeating_flags=()
    non_repeating_flags=(--functions --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--questionnaire --answers --client --state --sector --questionnaires --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--questionnaire')
        return
        ;;
    '--answers')
        return
        ;;
    '--client')
        return
        ;;
    '--state')
        return
        ;;
    '--sector')
        return
        ;;
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_groundwork_new() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __groundwork_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -f
        return
        ;;
    esac
}

_groundwork_verify() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--head --store --color)
    __groundwork_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--head')
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion verify -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_salvage() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--store --color)
    __groundwork_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion salvage -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __groundwork_add_completions -f
        return
        ;;
    esac
}

_groundwork_backup() {
    repeating_flags=()
    non_repeating_flags=(--force --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -f
        return
        ;;
    esac
}

_groundwork_remove() {
    repeating_flags=()
    non_repeating_flags=(--yes --json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--store --color)
    __groundwork_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __groundwork_add_completions -W "$(__groundwork_custom_complete ---completion remove -- positional@0 "${COMP_CWORD}" "$(__groundwork_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_groundwork_doctor() {
    repeating_flags=()
    non_repeating_flags=(--json --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--questionnaires --store --color)
    __groundwork_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--questionnaires')
        __groundwork_add_completions -d
        return
        ;;
    '--store')
        __groundwork_add_completions -d
        return
        ;;
    '--color')
        __groundwork_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_groundwork_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __groundwork_offer_flags_options -1
}

complete -o filenames -F _groundwork groundwork
