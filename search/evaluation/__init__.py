"""How good the hits are, measured on questions with known answers."""
