"""Entries from elsewhere as text: tables, chats and logs, read line by line; nothing is left out unsaid."""
