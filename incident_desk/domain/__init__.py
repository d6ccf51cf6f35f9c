"""What an incident is: pure values and rules. Standard library only; time is an argument."""
