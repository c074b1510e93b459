-- A vote of a team, as the operator shows it. While it is open it is Suspended: people decide. However they decide,
-- that is an answer and no defect, so every end but a failure of AWS is Healthy.
--
-- Conditions: Synced (the status is what AWS showed last), Completed (the vote has ended; the reason says how), and
-- Cancelled if `spec.cancel` wants that (the reason says what became of it).

-- Reasons of Synced that go away by themselves.
local passing = {
  Starting = true,
  AwsUnavailable = true,
  OperatorError = true,
}
-- Reasons of Completed that people do not change by voting.
local broken = {
  Failed = true,
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

local function because(type, status)
  return { status = status, message = conditions[type].reason .. ": " .. conditions[type].message }
end

local synced = conditions["Synced"]
if synced ~= nil and synced.status ~= "True" then
  if passing[synced.reason] then
    return because("Synced", "Progressing")
  end
  return because("Synced", "Degraded")
end
local completed = conditions["Completed"]
if completed == nil then
  return { status = "Progressing", message = "Waiting for the operator" }
end
if broken[completed.reason] then
  return because("Completed", "Degraded")
end
if completed.status == "True" then
  return because("Completed", "Healthy")
end
if conditions["Cancelled"] ~= nil then
  if conditions["Cancelled"].reason == "AccessDenied" then
    return because("Cancelled", "Degraded")
  end
  return because("Cancelled", "Suspended")
end
return because("Completed", "Suspended")
