"""The drawings of a workshop as display lists: computed once, drawn alike on screen and on paper."""
