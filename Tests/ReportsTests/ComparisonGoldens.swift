/// How the sample comparisons look, to the byte.
enum ComparisonGoldens {
  /// At a terminal of 80 cells.
  static let year = #"""
    Compared: Partners
    2 assessments of Lakeside Hospital, from Mar 2, 2026 to Sep 1, 2026.

    The score has risen from 0 to 50 (50 to 100) of 100.
    The level has risen from Starting to Going.
    Scored questions settled both times: 2. Earning more: 2; less: 0; the same: 0.
    Settled at first and open now: 1.
    1 of 2 assessments is unfinished.

         Date         Score           Level     Settled  Answered
      1  Mar 2, 2026  0               Starting     100%  4 of 5
      2  Sep 1, 2026  50 (50 to 100)  Going         50%  3 of 5    unfinished
      Scores are out of 100; in brackets, what they can still become.

    Sections
                                                                 1    2
      People               o==============================*      0  100   +100
      Partners and papers  @-------------------------------      0    0     0?
      From 0 to 100: o the first, * the last, @ both.
      ? It may not have changed: questions are open, or what counts is not the same.

    No longer holds the level back (1)
      - Going: no leader of Lakeside Hospital backs it

    Worked out from the answers (1)
      - Visits there and back: 6 visits -> 10 visits

    Done since (2)
      - Name a lead
      - Find a leader

    Still to do (1)
      - Ask a college

    Earning more than at first (2)
      - Does somebody lead at Lakeside Hospital? No -> Yes
      - Does a leader back it? no -> yes

    Answered differently (1)
      - How many visits were there? 3 -> 5

    Settled at first, open now (1)
      - Does a college teach? No -> not known

    0 questions are asked in all and answered the same. 1 question is open in all.

    Transcript head of 1: head-of-a1
    Transcript head of 2: head-of-b2

    """#

  /// In plain lines of 40 cells.
  static let narrow = #"""
    Compared: Partners
    2 assessments of Lakeside Hospital, from
    Mar 2, 2026 to Sep 1, 2026.

    The score has risen from 0 to 50 (50 to
    100) of 100.
    The level has risen from Starting to
    Going.
    Scored questions settled both times: 2.
    Earning more: 2; less: 0; the same: 0.
    Settled at first and open now: 1.
    1 of 2 assessments is unfinished.

      1. Mar 2, 2026: 0 of 100; Starting;
           100% settled; 4 of 5 answered.
      2. Sep 1, 2026: 50 (50 to 100) of 100;
           Going; 50% settled; 3 of 5
           answered; unfinished.
      Scores are out of 100; in brackets,
      what they can still become.

    Sections
      - People: 0, 100 of 100; +100
      - Partners and papers: 0, 0 (0 to 100)
        of 100; 0?
      ? It may not have changed: questions
      are open, or what counts is not the
      same.

    No longer holds the level back (1)
      - Going: no leader of Lakeside
        Hospital backs it

    Worked out from the answers (1)
      - Visits there and back: 6 visits ->
        10 visits

    Done since (2)
      - Name a lead
      - Find a leader

    Still to do (1)
      - Ask a college

    Earning more than at first (2)
      - Does somebody lead at Lakeside
        Hospital? No -> Yes
      - Does a leader back it? no -> yes

    Answered differently (1)
      - How many visits were there? 3 -> 5

    Settled at first, open now (1)
      - Does a college teach? No -> not
        known

    0 questions are asked in all and
    answered the same. 1 question is open in
    all.

    Transcript head of 1: head-of-a1
    Transcript head of 2: head-of-b2

    """#

  /// Three clients at a terminal of 80 cells.
  static let clients = #"""
    Compared: Partners
    3 assessments, from Mar 2, 2026 to Sep 1, 2026.

    The scores lie between 25 of 100 (Lakeside Hospital) and 88 (May 5, 2026).

         Assessment                      Score  Level     Settled  Answered
      1  Lakeside Hospital, Mar 2, 2026  25     Starting     100%  4 of 5
      2  Ridge Clinic, Sep 1, 2026       50     Going        100%  4 of 5
      3  May 5, 2026                     88     Going        100%  4 of 5

    Sections
                               1    2    3
      People                  50  100   75
      Partners and papers      0    0  100
      Out of 100.

    Steps to do (2)
      - Name a lead: 1, 3
      - Ask a college: 1, 2

    Answered differently (2)
      - Does somebody lead at ...? No: 1; Yes: 2; Partly: 3
      - Does a college teach? No: 1, 2; Yes: 3

    2 questions are asked in all and answered the same. 1 question is open in all.

    Transcript head of 1: head-of-a1
    Transcript head of 2: head-of-b2
    Transcript head of 3: head-of-c3

    """#

  /// As Markdown.
  static let markdown = #"""
    # Compared: Partners

    2 assessments of Lakeside Hospital, from Mar 2, 2026 to Sep 1, 2026.

    The score has risen from 0 to 50 (50 to 100) of 100.

    The level has risen from Starting to Going.

    Scored questions settled both times: 2. Earning more: 2; less: 0; the same: 0. Settled at first and open now: 1.

    1 of 2 assessments is unfinished.

    |  | Assessment | Score | Level | Settled | Answered | Status | Transcript head |
    | :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- |
    | 1 | Lakeside Hospital, Mar 2, 2026 | 0 | Starting | 100% | 4 of 5 |  | head-of-a1 |
    | 2 | Lakeside Hospital, Sep 1, 2026 | 50 (50 to 100) | Going | 50% | 3 of 5 | unfinished | head-of-b2 |

    Scores are out of 100; in brackets, what they can still become.

    ## Sections

    | Section | 1 | 2 | Change |
    | :--- | ---: | ---: | ---: |
    | People | 0 | 100 | \+100 |
    | Partners and papers | 0 | 0 (0 to 100) | 0? |

    ? It may not have changed: questions are open, or what counts is not the same.

    ## No longer holds the level back (1)

    - Going: no leader of Lakeside Hospital backs it

    ## Done since (2)

    - Name a lead
    - Find a leader

    ## Still to do (1)

    - Ask a college

    ## Worked out from the answers

    | Value | 1 | 2 |
    | :--- | :--- | :--- |
    | Visits there and back | 6 visits | 10 visits |

    ## Earning more than at first (2)

    | Question | 1 | 2 |
    | :--- | :--- | :--- |
    | Does somebody lead at Lakeside Hospital? | No | Yes |
    | Does a leader back it? | no | yes |

    ## Answered differently (1)

    | Question | 1 | 2 |
    | :--- | :--- | :--- |
    | How many visits were there? | 3 | 5 |

    ## Settled at first, open now (1)

    | Question | 1 | 2 |
    | :--- | :--- | :--- |
    | Does a college teach? | No | not known |

    0 questions are asked in all and answered the same. 1 question is open in all.

    """#

  /// As comma-separated values, with line feeds for line ends.
  static let csv = #"""
    kind,id,title,column,label,state,value,low,high,text
    assessment,date,,1,"Lakeside Hospital, 2026-03-02",,,,,2026-03-02
    assessment,questionnaire,,1,"Lakeside Hospital, 2026-03-02",,,,,partners 1.0.0
    assessment,status,,1,"Lakeside Hospital, 2026-03-02",completed,,,,
    assessment,score,,1,"Lakeside Hospital, 2026-03-02",,0,0,0,
    assessment,coverage,,1,"Lakeside Hospital, 2026-03-02",,1,,,
    assessment,level,,1,"Lakeside Hospital, 2026-03-02",start,,,,Starting
    assessment,asked,,1,"Lakeside Hospital, 2026-03-02",,5,,,
    assessment,answered,,1,"Lakeside Hospital, 2026-03-02",,4,,,
    assessment,assessment,,1,"Lakeside Hospital, 2026-03-02",,,,,a1
    assessment,head,,1,"Lakeside Hospital, 2026-03-02",,,,,head-of-a1
    assessment,date,,2,"Lakeside Hospital, 2026-09-01",,,,,2026-09-01
    assessment,questionnaire,,2,"Lakeside Hospital, 2026-09-01",,,,,partners 1.0.0
    assessment,status,,2,"Lakeside Hospital, 2026-09-01",inProgress,,,,
    assessment,score,,2,"Lakeside Hospital, 2026-09-01",,0.5,0.5,1,
    assessment,coverage,,2,"Lakeside Hospital, 2026-09-01",,0.5,,,
    assessment,level,,2,"Lakeside Hospital, 2026-09-01",going,,,,Going
    assessment,asked,,2,"Lakeside Hospital, 2026-09-01",,5,,,
    assessment,answered,,2,"Lakeside Hospital, 2026-09-01",,3,,,
    assessment,assessment,,2,"Lakeside Hospital, 2026-09-01",,,,,b2
    assessment,head,,2,"Lakeside Hospital, 2026-09-01",,,,,head-of-b2
    assessment,score,,change,,risen,0.5,,,
    assessment,level,,change,,risen,,,,
    section,people,People,1,"Lakeside Hospital, 2026-03-02",,0,0,0,
    section,people,People,2,"Lakeside Hospital, 2026-09-01",,1,1,1,
    section,people,People,change,,risen,1,,,
    section,partners,Partners and papers,1,"Lakeside Hospital, 2026-03-02",,0,0,0,
    section,partners,Partners and papers,2,"Lakeside Hospital, 2026-09-01",,0,0,1,
    section,partners,Partners and papers,change,,undecided,0,,,
    item,lead,Does somebody lead at Lakeside Hospital?,1,"Lakeside Hospital, 2026-03-02",answered,0,,,No
    item,lead,Does somebody lead at Lakeside Hospital?,2,"Lakeside Hospital, 2026-09-01",answered,1,,,Yes
    item,lead,Does somebody lead at Lakeside Hospital?,change,,more,1,,,
    item,backing,Does a leader back it?,1,"Lakeside Hospital, 2026-03-02",answered,0,,,no
    item,backing,Does a leader back it?,2,"Lakeside Hospital, 2026-09-01",answered,1,,,yes
    item,backing,Does a leader back it?,change,,more,1,,,
    item,nick,What do people call you?,1,"Lakeside Hospital, 2026-03-02",open,,,,
    item,nick,What do people call you?,2,"Lakeside Hospital, 2026-09-01",open,,,,
    item,nick,What do people call you?,change,,same,,,,
    item,college,Does a college teach?,1,"Lakeside Hospital, 2026-03-02",answered,0,,,No
    item,college,Does a college teach?,2,"Lakeside Hospital, 2026-09-01",unknown,,,,
    item,college,Does a college teach?,change,,reopened,,,,
    item,visits,How many visits were there?,1,"Lakeside Hospital, 2026-03-02",answered,,,,3
    item,visits,How many visits were there?,2,"Lakeside Hospital, 2026-09-01",answered,,,,5
    item,visits,How many visits were there?,change,,other,,,,
    gate,going,no leader of Lakeside Hospital backs it,1,"Lakeside Hospital, 2026-03-02",fails,,,,
    gate,going,no leader of Lakeside Hospital backs it,2,"Lakeside Hospital, 2026-09-01",met,,,,
    gate,going,no leader of Lakeside Hospital backs it,change,,closed,,,,
    computed,twice,Visits there and back,1,"Lakeside Hospital, 2026-03-02",,6,,,6 visits
    computed,twice,Visits there and back,2,"Lakeside Hospital, 2026-09-01",,10,,,10 visits
    computed,twice,Visits there and back,change,,other,4,,,
    computed,motto,Motto,1,"Lakeside Hospital, 2026-03-02",unknown,,,,(not answered)
    computed,motto,Motto,2,"Lakeside Hospital, 2026-09-01",unknown,,,,(not answered)
    computed,motto,Motto,change,,same,,,,
    action,ask_college,Ask a college,1,"Lakeside Hospital, 2026-03-02",applies,0.5,,,
    action,ask_college,Ask a college,2,"Lakeside Hospital, 2026-09-01",applies,0.5,,,
    action,ask_college,Ask a college,change,,toDo,,,,
    action,name_lead,Name a lead,1,"Lakeside Hospital, 2026-03-02",applies,0.25,,,
    action,name_lead,Name a lead,change,,done,,,,
    action,find_backing,Find a leader,1,"Lakeside Hospital, 2026-03-02",applies,0.25,,,
    action,find_backing,Find a leader,change,,done,,,,

    """#
}
