"""The Health page: every check, one in detail, and the editor of one."""
