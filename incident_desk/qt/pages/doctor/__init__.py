"""Timeline doctor: what a record is asked, what can be done about it with one key, and which rows it is about."""
