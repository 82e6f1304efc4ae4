"""Forms to fill in on screen: fields with appearances and a font of their own, tagged like all else."""
