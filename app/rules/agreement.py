"""Whether the count of those who agree can be true."""

from app.workshop import Workshop


def is_miscounted(workshop: Workshop) -> bool:
    """Tell whether more agree than are present: one of the two numbers has to be wrong.

    Where it isn't said how many are present, nothing can be told.
    """
    agreed, present = workshop.details.agreed_count, workshop.details.present_count
    return agreed is not None and present is not None and agreed > present
