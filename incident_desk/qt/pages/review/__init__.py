"""The Review page: the sections of a review, the writing of one, and the report that becomes of it."""
