"""Policy documents become numbered clauses: reading, layout, structure and taking in of whole folders.

Never stores anything: what is made here is handed back as `knowledge.model.Document`.
"""
