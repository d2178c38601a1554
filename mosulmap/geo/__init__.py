"""Where things lie: distances, frames of geometries, and what fits on which map."""
