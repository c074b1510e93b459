-- There is no action that approves or rejects: people vote in the portal of AWS, and the operator itself cannot.

local cancellable = obj.status ~= nil and obj.status.cancellable == true
local wished = obj.spec.cancel == true

local actions = {}
actions["cancel"] = {
  disabled = wished or not cancellable,
  iconClass = "fa-solid fa-fw fa-ban",
  displayName = "Cancel the request",
}
return actions
