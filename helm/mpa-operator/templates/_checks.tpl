{{/* What a schema cannot say: values that do not go together. */}}
{{- define "mpa-operator.checks" -}}
{{- $config := .Values.config }}
{{- if hasKey $config "namespaces" }}
  {{- fail "`config.namespaces` is given by the value `watchNamespaces`, since rights depend on it: move it there" }}
{{- end }}
{{- if hasKey $config "identitySources" }}
  {{- fail "`config.identitySources` is given by the value `identitySources`, since rights depend on it: move it there" }}
{{- end }}
{{- if dig "leaderElection" "namespace" "" $config }}
  {{- fail "`config.leaderElection.namespace` must not be set: the lease is in the operator's own namespace, where it has the right to it" }}
{{- end }}
{{- if not .Values.identitySources }}
  {{- if not .Values.watchNamespaces }}
    {{- fail "`identitySources: false` needs `watchNamespaces`: name the namespaces whose teams are managed" }}
  {{- end }}
  {{- if not $config.cluster }}
    {{- fail "`identitySources: false` needs `config.cluster`, an id of your choice for this cluster: the uid of kube-system cannot be read" }}
  {{- end }}
  {{- if not (or (dig "account" "id" "" $config) (dig "account" "roleArn" "" $config)) }}
    {{- fail "`identitySources: false` needs `config.account.id` or `config.account.roleArn`: say which AWS account it is" }}
  {{- end }}
{{- end }}
{{- if and (gt (int .Values.replicas) 1) (not (dig "leaderElection" "enabled" true $config)) }}
  {{- fail "`replicas` above 1 needs `config.leaderElection.enabled: true`: two processes would work at the same time" }}
{{- end }}
{{- if and (ne (dig "type" "" (.Values.strategy | default dict)) "Recreate") (not (dig "leaderElection" "enabled" true $config)) }}
  {{- fail "`config.leaderElection.enabled: false` needs `strategy.type: Recreate`: at an upgrade the new process would work beside the old one" }}
{{- end }}
{{- $stop := dig "stopTimeout" "10s" $config }}
{{- if le (float64 .Values.terminationGracePeriodSeconds) (include "mpa-operator.seconds" $stop | float64) }}
  {{- fail (printf "`terminationGracePeriodSeconds` (%d) must be more than `config.stopTimeout` (%s): running work would be cut off" (int .Values.terminationGracePeriodSeconds) $stop) }}
{{- end }}
{{- with .Values.podDisruptionBudget }}
  {{- $min := toString .minAvailable }}
  {{- $replicas := int $.Values.replicas }}
  {{- $stay := 0 }}
  {{- if hasSuffix "%" $min }}
    {{- $percent := trimSuffix "%" $min | int }}
    {{- if and .enabled (gt $percent 100) }}
      {{- fail (printf "`podDisruptionBudget.minAvailable` (%s) must be less than 100%%: no node could be drained" $min) }}
    {{- end }}
    {{- $stay = div (add (mul $percent $replicas) 99) 100 | int }} {{- /* rounded up, as Kubernetes does */}}
  {{- else if $min }}
    {{- $stay = int $min }}
  {{- end }}
  {{- if and .enabled $min (gt $replicas 0) (ge $stay $replicas) }}
    {{- fail (printf "`podDisruptionBudget.minAvailable` (%s, so %d) must be less than `replicas` (%d): no node could be drained" $min $stay $replicas) }}
  {{- end }}
{{- end }}
{{- end }}

{{/*
Whose an object in the cluster is: refused if it is another release's. Without a cluster (helm template, Argo CD)
nothing is found and nothing refused. Takes context, found, what, todo.
*/}}
{{- define "mpa-operator.ours" -}}
{{- $annotations := dig "metadata" "annotations" dict (.found | default dict) | default dict }}
{{- $name := get $annotations "meta.helm.sh/release-name" }}
{{- $namespace := get $annotations "meta.helm.sh/release-namespace" }}
{{- $release := .context.Release }}
{{- if and .found (not (and (eq $name $release.Name) (eq $namespace $release.Namespace))) }}
  {{- $owner := empty $name | ternary "was not installed by Helm" (printf "belongs to release %s in namespace %s" $name $namespace) }}
  {{- fail (printf "%s is there already and %s. %s" .what $owner .todo) }}
{{- end }}
{{- end }}
