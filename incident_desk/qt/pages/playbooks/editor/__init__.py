"""The editor of one playbook: phases, steps, severities, messages, people."""
