"""A playbook as the Markdown that a team would keep: the parts of `playbook_markdown`."""
