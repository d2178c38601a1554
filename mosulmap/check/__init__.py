"""The checks of a project: its errors, its warnings, and what is left without the faulty rows."""
