if obj.metadata.annotations ~= nil then
  obj.metadata.annotations["mpaoperator.dev/paused"] = nil
end
return obj
