"""What a study says, as text for people and as JSON or CSV for programs."""
