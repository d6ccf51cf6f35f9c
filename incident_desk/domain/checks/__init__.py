"""The kinds of checks: for each, the options it is described with, and what of an answer is good. Pure."""
