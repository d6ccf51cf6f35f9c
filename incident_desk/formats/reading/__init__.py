"""From a document's Markdown to a playbook, with the lines it came from."""
