# A project with an extension needs a model, and people see the extension if they may see that model.
connection: "your_connection"
include: "/views/*.view.lkml"

explore: leads {
  label: "Leads"
}

explore: diamonds {
  label: "Diamonds"
}
