"""The doors by which a team's text comes in: Markdown and plain text, tables, pages of the web, copied chats."""
