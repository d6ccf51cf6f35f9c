"""The log field: one line from the keyboard to the record, with its kind, its time and its owner."""
