{{/* The operator's configuration: the value `config`, and what follows from other values. */}}
{{- define "mpa-operator.config" -}}
{{- $derived := dict "identitySources" .Values.identitySources "namespaces" .Values.watchNamespaces
  "leaderElection" (dict "leaseName" (include "mpa-operator.fullname" .)) }}
{{- mergeOverwrite $derived (deepCopy .Values.config) | toYaml }}
{{- end }}

{{- define "mpa-operator.leaseName" -}}
{{- dig "leaderElection" "leaseName" (include "mpa-operator.fullname" .) .Values.config }}
{{- end }}

{{/* Seconds of a duration as 30s, 5m, 1h30m or 0.5s. */}}
{{- define "mpa-operator.seconds" -}}
{{- $hours := regexFind "[0-9.]+h" . | trimSuffix "h" | default "0" | float64 }}
{{- $minutes := regexFind "[0-9.]+m" . | trimSuffix "m" | default "0" | float64 }}
{{- $seconds := regexFind "[0-9.]+s" . | trimSuffix "s" | default "0" | float64 }}
{{- addf (mulf $hours 3600) (mulf $minutes 60) $seconds | ceil }}
{{- end }}

{{/* The number of the account of teams that give the ARN of an identity source. */}}
{{- define "mpa-operator.accountNumber" -}}
{{- $account := .Values.config.account | default dict }}
{{- $account.id | default (regexFind "[0-9]{12}" ($account.roleArn | default "")) }}
{{- end }}
