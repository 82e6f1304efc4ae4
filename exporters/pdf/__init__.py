"""Tagged PDF: text, tables, figures and drawings that people, printers and screen readers can all use."""
