"""From finished data to one HTML file that needs no network."""
