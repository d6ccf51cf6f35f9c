"""Qt that is no screen: screenshots."""
