// Shows the interface of this service; `validatorUrl: null` keeps the page from asking a server elsewhere.
window.SwaggerUIBundle({ url: "openapi.json", dom_id: "#interface", deepLinking: true, validatorUrl: null });
