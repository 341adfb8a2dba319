"""The person who sits a rehearsal: keys and mouse on the real screens, nothing else."""
