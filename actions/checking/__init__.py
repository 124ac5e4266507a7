"""The eligibility check as a conversation: hears facts, asks the next question, tells the verdict."""
