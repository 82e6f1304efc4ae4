"""Vision: hear the customer, gather phrases, write drafts, agree on one sentence, and sign it."""
