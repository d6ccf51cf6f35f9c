"""The playbook pane: the steps of each phase, who did them and when, and the commands of the current one."""
