"""The same as text: text in, values out, and back. Pure."""
