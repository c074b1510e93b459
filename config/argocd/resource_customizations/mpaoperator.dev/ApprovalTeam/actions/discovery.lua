-- There is no action that approves anything: people vote in the portal of AWS, and the operator itself cannot.
-- An open request is cancelled by the action of its ApprovalSession, which Argo CD shows below the team.

-- What was refused, or is otherwise left as it is until a person says so.
local retriable = {
  FailedValidation = true,
  InvitationsFailed = true,
  UpdateRejected = true,
  UpdateExpired = true,
  UpdateNotApproved = true,
  UpdateInvitationsFailed = true,
  UpdateFailedValidation = true,
  UpdateCancelled = true,
  DeletionRejected = true,
  DeletionExpired = true,
  DeletionNotApproved = true,
  DeletionFailedValidation = true,
  DeletionCancelled = true,
  DriftDetected = true,
  DifferenceFound = true,
  TeamGone = true,
  InvalidRequest = true,
}

local canRetry = false
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "Stalled" and condition.status == "True" and retriable[condition.reason] then
      canRetry = true
    end
    if condition.type == "ApproversResolved" and condition.reason == "IdentityChanged" then
      canRetry = true -- asks the team for the person whom the name means now
    end
  end
end

-- As the operator reads it: an emergency brake, so every value but "false" brakes.
local paused = false
if obj.metadata.annotations ~= nil then
  local value = obj.metadata.annotations["mpaoperator.dev/paused"]
  paused = value ~= nil and value ~= "false" and value ~= "False" and value ~= "FALSE"
end

local actions = {}
actions["retry"] = {
  disabled = paused or not canRetry,
  iconClass = "fa-solid fa-fw fa-rotate-right",
  displayName = "Ask once more",
}
actions["pause"] = {
  disabled = paused,
  iconClass = "fa-solid fa-fw fa-pause",
  displayName = "Pause",
}
actions["resume"] = {
  disabled = not paused,
  iconClass = "fa-solid fa-fw fa-play",
  displayName = "Resume",
}
return actions
