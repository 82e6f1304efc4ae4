"""Prepare: the organisation, its departments, who comes, and the agenda of the day."""
