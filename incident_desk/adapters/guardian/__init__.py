"""The guardian, a process of its own that outlives the desk: it alarms when the desk does not."""
