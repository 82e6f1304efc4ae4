"""The steps of the workshop, a folder a stage and a module a step; stages know nothing of one another."""
