"""One timeline of two lines, 10:05 and 10:20 on 2 May 2024, in the forms that reports have."""

FORMS = {
    "bullets": """
        # Mail down on 2024-05-02
        ## Timeline
        - 10:05 - Alert fired
        - 10:20: Queue drained
    """,
    "bold times": """
        # Mail down on 2024-05-02
        ## Timeline
        - **10:05** Alert fired
        - **10:20**: Queue drained
    """,
    "numbered": """
        # Mail down on 2024-05-02
        ## Chronology
        1. 10:05 Alert fired
        2. 10:20 Queue drained
    """,
    "a table": """
        # Mail down on 2024-05-02
        ## Incident Timeline
        | Time | Event | Owner |
        |---|---|---|
        | 10:05 | Alert fired | Ada |
        | 10:20 | Queue drained | Bo |
    """,
    "a table with the time last": """
        # Mail down on 2024-05-02
        ## Timeline
        | Event | Time |
        |---|---|
        | Alert fired | 10:05 |
        | Queue drained | 10:20 |
    """,
    "a table with a day's column": """
        # Mail down
        ## Timeline
        | Date | Time | What happened |
        |---|---|---|
        | 2024-05-02 | 10:05 | Alert fired |
        | 2024-05-02 | 10:20 | Queue drained |
    """,
    "paragraphs": """
        # Mail down on 2024-05-02
        ## Timeline
        10:05 - Alert fired

        10:20 - Queue drained
    """,
    "lines of one paragraph": """
        # Mail down on 2024-05-02
        ## Timeline
        10:05 - Alert fired
        10:20 - Queue drained
    """,
    "headings": """
        # Mail down on 2024-05-02
        ## Timeline
        ### 10:05
        Alert fired
        ### 10:20 - Queue drained
    """,
    "labels": """
        # Mail down on 2024-05-02
        ## Timeline
        **Alert fired:** 10:05
        **Queue drained:** 10:20
    """,
    "words before the time": """
        # Mail down on 2024-05-02
        - **Key events**
          - Alert fired 2024-05-02 10:05
          - Queue drained 2024-05-02 10:20
    """,
    "a bold line instead of a heading": """
        # Mail down on 2024-05-02
        ## Details
        **Timeline**

        * 10:05 Alert fired
        * 10:20 Queue drained

        **Impact**

        Some mail was late.
    """,
    "html": """
        # Mail down on 2024-05-02
        ## Timeline
        <ul>
        <li><b>10:05</b> - Alert fired</li>
        <li>10:20 - Queue
        drained</li>
        </ul>
    """,
    "brackets": """
        # Mail down on 2024-05-02
        ## Timeline
        - [10:05] Alert fired
        - (10:20) Queue drained
    """,
    "halves of the day": """
        # Mail down on 2024-05-02
        ## Timeline
        - 10:05 AM: Alert fired
        - 10:20 a.m. - Queue drained
    """,
    "dots": """
        # Mail down on 2024-05-02
        ## Timeline
        - 10.05 Alert fired
        - 10.20 Queue drained
    """,
    "the day as a heading": """
        # Mail down
        ## Timeline
        ### 2 May 2024
        - 10:05 Alert fired
        - 10:20 Queue drained
    """,
    "the day as an item": """
        # Mail down
        ## Timeline
        - 2 May 2024
          - 10:05 Alert fired
          - 10:20 Queue drained
    """,
    "the day as a bold line": """
        # Mail down
        ## Timeline
        **May 2, 2024 (Thursday)**
        - 10:05 Alert fired
        - 10:20 Queue drained
    """,
    "the day in a sentence": """
        # Mail down
        ## Timeline
        All of this happened on 2024-05-02.

        - 10:05 Alert fired
        - 10:20 Queue drained
    """,
    "the day at the first time": """
        # Mail down
        ## Timeline
        - 2024-05-02 10:05 Alert fired
        - 10:20 Queue drained
    """,
    "full times": """
        # Mail down
        ## Timeline
        - 2024-05-02T10:05 Alert fired
        - May 2, 2024 10:20 - Queue drained
    """,
    "a quote": """
        # Mail down on 2024-05-02
        ## Timeline
        > 10:05 - Alert fired
        >
        > 10:20 - Queue drained
    """,
    "prose": """
        # Mail down on 2024-05-02
        ## Timeline
        At 10:05 Alert fired. By 10:20 Queue drained.
    """,
}
