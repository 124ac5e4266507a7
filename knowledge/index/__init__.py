"""The vector index, derived from the store and disposable. The only package that knows chromadb."""
