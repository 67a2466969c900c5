// Addresses are relative, so that the page works below whatever path a function is deployed at.
SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#contract',
  deepLinking: false,
  validatorUrl: null,
});
