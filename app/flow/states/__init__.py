"""How far each step is, a module a stage: to do, under way or done, told from the records alone."""
