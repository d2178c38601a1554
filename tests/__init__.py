"""Tests: one folder a room, and what spans them all."""
