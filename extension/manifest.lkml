# Orchard as a Looker extension. README.md says, step by step, what an admin does with this file.
project_name: "orchard"

application: predictions {
  label: "Orchard predictions"
  file: "bundle.js"
  mount_points: {
    standalone: yes
    dashboard_tile: yes
    dashboard_vis: yes
  }
  entitlements: {
    local_storage: yes    # last inputs and field mappings, for each user; never a key or token
    use_downloads: yes    # CSV; without it a download fails silently
    use_form_submit: yes  # the form of the Predict page
    use_clipboard: yes    # "Copy" on the Set-up check page
    new_window: yes       # links in model cards
    core_api_methods: ["me", "all_lookml_models", "lookml_model_explore", "run_inline_query"]
    external_api_urls: ["https://orchard.example.com/*"]  # replace by the address of your functions
    scoped_user_attributes: ["orchard_url", "orchard_key"]
  }
}
