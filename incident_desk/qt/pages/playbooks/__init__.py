"""The library of playbooks: what is in it, what changed between versions, and the editor."""
