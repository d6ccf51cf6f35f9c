"""What the desk shows of a past incident in place of steps and clocks: what its report states, and the report."""
