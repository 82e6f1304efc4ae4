"""The steps of Touchpoints: personal touchpoints, who gives what to whom, the line of sight, pain points."""
