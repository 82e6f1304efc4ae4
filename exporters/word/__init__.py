"""The action plan as a Word document that people work on."""
