"""The steps of Plan: actions, the two-question test, impact and effort, and the board."""
