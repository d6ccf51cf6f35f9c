"""Metrics: how long things took over a set of incidents, which targets were met, what is not counted and why."""
