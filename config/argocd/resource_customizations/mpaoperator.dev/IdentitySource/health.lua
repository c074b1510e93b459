-- The resource follows kstatus: status.observedGeneration, and the conditions Ready, Reconciling and Stalled, of which
-- the last two are there only while they are true, and never both.

-- Reasons of Reconciling: it is tried again without end, but nothing comes of that until an administrator acts.
local administrator = {
  AccessDenied = true,
  QuotaExceeded = true,
  WrongAccount = true,
  UnknownState = true,
}

if obj.status == nil or obj.status.conditions == nil then
  return { status = "Progressing", message = "Waiting for the operator" }
end
if obj.status.observedGeneration ~= obj.metadata.generation then
  return { status = "Progressing", message = "Waiting for the operator to see the latest spec" }
end

local conditions = {}
for _, condition in ipairs(obj.status.conditions) do
  conditions[condition.type] = condition
end

local function isTrue(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end

local function because(type, status)
  return { status = status, message = conditions[type].reason .. ": " .. conditions[type].message }
end

if isTrue("Stalled") then
  return because("Stalled", "Degraded")
end
if isTrue("Reconciling") then
  if administrator[conditions["Reconciling"].reason] then
    return because("Reconciling", "Degraded")
  end
  return because("Reconciling", "Progressing")
end
if isTrue("Ready") then
  return because("Ready", "Healthy")
end
return { status = "Progressing", message = "Waiting for the operator" }
