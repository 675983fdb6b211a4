import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace meridian. */
export namespace meridian {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Frame.
         * @deprecated Use meridian.v1.Frame.$Properties instead.
         */
        interface IFrame extends meridian.v1.Frame.$Properties {
        }

        /** Represents a Frame. */
        class Frame {

            /**
             * Constructs a new Frame.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Frame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Frame send. */
            send: meridian.v1.Send[];

            /** Frame verdict. */
            verdict: meridian.v1.Verdict[];

            /** Frame row. */
            row: meridian.v1.Row[];

            /** Frame groupRow. */
            groupRow: meridian.v1.GroupRow[];

            /** Frame hello. */
            hello?: (meridian.v1.Hello|null);

            /** Frame welcome. */
            welcome?: (meridian.v1.Welcome|null);

            /** Frame sync. */
            sync?: (meridian.v1.Sync|null);

            /** Frame page. */
            page?: (meridian.v1.Page|null);

            /** Frame ack. */
            ack?: (meridian.v1.Ack|null);

            /** Frame ping. */
            ping?: (meridian.v1.Ping|null);

            /** Frame pong. */
            pong?: (meridian.v1.Pong|null);

            /** Frame typing. */
            typing?: (meridian.v1.Typing|null);

            /** Frame watch. */
            watch?: (meridian.v1.Watch|null);

            /** Frame presence. */
            presence: meridian.v1.Presence[];

            /** Frame goAway. */
            goAway?: (meridian.v1.GoAway|null);

            /** Frame error. */
            error?: (meridian.v1.Error|null);

            /** Frame request. */
            request?: (meridian.v1.Request|null);

            /** Frame response. */
            response?: (meridian.v1.Response|null);

            /**
             * Creates a new Frame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Frame instance
             */
            static create(properties: meridian.v1.Frame.$Shape): meridian.v1.Frame & meridian.v1.Frame.$Shape;
            static create(properties?: meridian.v1.Frame.$Properties): meridian.v1.Frame;

            /**
             * Encodes the specified Frame message. Does not implicitly {@link meridian.v1.Frame.verify|verify} messages.
             * @param message Frame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Frame, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Frame & meridian.v1.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Frame & meridian.v1.Frame.$Shape;

            /**
             * Creates a Frame message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Frame
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Frame;

            /**
             * Creates a plain object from a Frame message. Also converts values to other types if specified.
             * @param message Frame
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Frame, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Frame to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Frame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Frame {

            /** Properties of a Frame. */
            interface $Properties {

                /** Frame send */
                send?: (meridian.v1.Send[]|null);

                /** Frame verdict */
                verdict?: (meridian.v1.Verdict[]|null);

                /** Frame row */
                row?: (meridian.v1.Row[]|null);

                /** Frame groupRow */
                groupRow?: (meridian.v1.GroupRow[]|null);

                /** Frame hello */
                hello?: (meridian.v1.Hello|null);

                /** Frame welcome */
                welcome?: (meridian.v1.Welcome|null);

                /** Frame sync */
                sync?: (meridian.v1.Sync|null);

                /** Frame page */
                page?: (meridian.v1.Page|null);

                /** Frame ack */
                ack?: (meridian.v1.Ack|null);

                /** Frame ping */
                ping?: (meridian.v1.Ping|null);

                /** Frame pong */
                pong?: (meridian.v1.Pong|null);

                /** Frame typing */
                typing?: (meridian.v1.Typing|null);

                /** Frame watch */
                watch?: (meridian.v1.Watch|null);

                /** Frame presence */
                presence?: (meridian.v1.Presence[]|null);

                /** Frame goAway */
                goAway?: (meridian.v1.GoAway|null);

                /** Frame error */
                error?: (meridian.v1.Error|null);

                /** Frame request */
                request?: (meridian.v1.Request|null);

                /** Frame response */
                response?: (meridian.v1.Response|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Frame. */
            type $Shape = meridian.v1.Frame.$Properties;
        }

        /** Kind enum. */
        enum Kind {

            /** KIND_UNSPECIFIED value */
            KIND_UNSPECIFIED = 0,

            /** MESSAGE value */
            MESSAGE = 1,

            /** EDIT value */
            EDIT = 2,

            /** RECALL value */
            RECALL = 3,

            /** REACT value */
            REACT = 4,

            /** READ value */
            READ = 5,

            /** DELIVERED value */
            DELIVERED = 6,

            /** SEEN value */
            SEEN = 7,

            /** REFUSED value */
            REFUSED = 8,

            /** PROBE value */
            PROBE = 9,

            /** BLOCK value */
            BLOCK = 10,

            /** UNBLOCK value */
            UNBLOCK = 11,

            /** CONTACT_ADD value */
            CONTACT_ADD = 12,

            /** CONTACT_REMOVE value */
            CONTACT_REMOVE = 13,

            /** CONVERSATION_SETTINGS value */
            CONVERSATION_SETTINGS = 14,

            /** PROFILE value */
            PROFILE = 15,

            /** PREFERENCES value */
            PREFERENCES = 16,

            /** WITHHELD value */
            WITHHELD = 17,

            /** GROUP_CREATE value */
            GROUP_CREATE = 30,

            /** GROUP_INVITE value */
            GROUP_INVITE = 31,

            /** GROUP_JOIN value */
            GROUP_JOIN = 32,

            /** GROUP_LEAVE value */
            GROUP_LEAVE = 33,

            /** GROUP_REMOVE value */
            GROUP_REMOVE = 34,

            /** GROUP_ROLE value */
            GROUP_ROLE = 35,

            /** GROUP_PROFILE value */
            GROUP_PROFILE = 36,

            /** GROUP_TRANSFER value */
            GROUP_TRANSFER = 37,

            /** GROUP_INVITED value */
            GROUP_INVITED = 38,

            /** GROUP_MODE value */
            GROUP_MODE = 39,

            /** GROUP_REACH value */
            GROUP_REACH = 40,

            /** HOME value */
            HOME = 60
        }

        /** Flag enum. */
        enum Flag {

            /** FLAG_UNSPECIFIED value */
            FLAG_UNSPECIFIED = 0,

            /** SET value */
            SET = 1,

            /** MUTED value */
            MUTED = 2,

            /** HIDDEN value */
            HIDDEN = 4,

            /** OPEN value */
            OPEN = 8,

            /** ADMIN value */
            ADMIN = 16,

            /** RECEIPTS_OFF value */
            RECEIPTS_OFF = 32,

            /** LAST_SEEN_OFF value */
            LAST_SEEN_OFF = 64,

            /** MINE value */
            MINE = 256,

            /** COUNTED value */
            COUNTED = 512,

            /** RECALLED value */
            RECALLED = 1024,

            /** VOID value */
            VOID = 2048,

            /** MENTION_ALL value */
            MENTION_ALL = 4096
        }

        /**
         * Properties of a Send.
         * @deprecated Use meridian.v1.Send.$Properties instead.
         */
        interface ISend extends meridian.v1.Send.$Properties {
        }

        /** Represents a Send. */
        class Send {

            /**
             * Constructs a new Send.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Send.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Send n. */
            n?: (number|null);

            /** Send prev. */
            prev?: (number|null);

            /** Send kind. */
            kind?: (number|null);

            /** Send flags. */
            flags?: (number|null);

            /** Send toKind. */
            toKind?: (number|null);

            /** Send seenId. */
            seenId?: (number|Long|null);

            /** Send target. */
            target?: (number|Long|null);

            /** Send to. */
            to?: (Uint8Array|null);

            /** Send clientMsgId. */
            clientMsgId?: (Uint8Array|null);

            /** Send targetAuthor. */
            targetAuthor?: (Uint8Array|null);

            /** Send subject. */
            subject?: (Uint8Array|null);

            /** Send parents. */
            parents: (number|Long)[];

            /** Send mentions. */
            mentions: Uint8Array[];

            /** Send bodies. */
            bodies: meridian.v1.DeviceBody[];

            /** Send body. */
            body?: (Uint8Array|null);

            /**
             * Creates a new Send instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Send instance
             */
            static create(properties: meridian.v1.Send.$Shape): meridian.v1.Send & meridian.v1.Send.$Shape;
            static create(properties?: meridian.v1.Send.$Properties): meridian.v1.Send;

            /**
             * Encodes the specified Send message. Does not implicitly {@link meridian.v1.Send.verify|verify} messages.
             * @param message Send message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Send, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Send message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Send & meridian.v1.Send.$Shape} Send
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Send & meridian.v1.Send.$Shape;

            /**
             * Creates a Send message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Send
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Send;

            /**
             * Creates a plain object from a Send message. Also converts values to other types if specified.
             * @param message Send
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Send, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Send to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Send
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Send {

            /** Properties of a Send. */
            interface $Properties {

                /** Send n */
                n?: (number|null);

                /** Send prev */
                prev?: (number|null);

                /** Send kind */
                kind?: (number|null);

                /** Send flags */
                flags?: (number|null);

                /** Send toKind */
                toKind?: (number|null);

                /** Send seenId */
                seenId?: (number|Long|null);

                /** Send target */
                target?: (number|Long|null);

                /** Send to */
                to?: (Uint8Array|null);

                /** Send clientMsgId */
                clientMsgId?: (Uint8Array|null);

                /** Send targetAuthor */
                targetAuthor?: (Uint8Array|null);

                /** Send subject */
                subject?: (Uint8Array|null);

                /** Send parents */
                parents?: ((number|Long)[]|null);

                /** Send mentions */
                mentions?: (Uint8Array[]|null);

                /** Send bodies */
                bodies?: (meridian.v1.DeviceBody[]|null);

                /** Send body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Send. */
            type $Shape = meridian.v1.Send.$Properties;
        }

        /**
         * Properties of a DeviceBody.
         * @deprecated Use meridian.v1.DeviceBody.$Properties instead.
         */
        interface IDeviceBody extends meridian.v1.DeviceBody.$Properties {
        }

        /** Represents a DeviceBody. */
        class DeviceBody {

            /**
             * Constructs a new DeviceBody.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.DeviceBody.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeviceBody device. */
            device?: (number|null);

            /** DeviceBody body. */
            body?: (Uint8Array|null);

            /**
             * Creates a new DeviceBody instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeviceBody instance
             */
            static create(properties: meridian.v1.DeviceBody.$Shape): meridian.v1.DeviceBody & meridian.v1.DeviceBody.$Shape;
            static create(properties?: meridian.v1.DeviceBody.$Properties): meridian.v1.DeviceBody;

            /**
             * Encodes the specified DeviceBody message. Does not implicitly {@link meridian.v1.DeviceBody.verify|verify} messages.
             * @param message DeviceBody message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.DeviceBody, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeviceBody message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.DeviceBody & meridian.v1.DeviceBody.$Shape} DeviceBody
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.DeviceBody & meridian.v1.DeviceBody.$Shape;

            /**
             * Creates a DeviceBody message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DeviceBody
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.DeviceBody;

            /**
             * Creates a plain object from a DeviceBody message. Also converts values to other types if specified.
             * @param message DeviceBody
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.DeviceBody, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DeviceBody to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for DeviceBody
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DeviceBody {

            /** Properties of a DeviceBody. */
            interface $Properties {

                /** DeviceBody device */
                device?: (number|null);

                /** DeviceBody body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeviceBody. */
            type $Shape = meridian.v1.DeviceBody.$Properties;
        }

        /**
         * Properties of a Verdict.
         * @deprecated Use meridian.v1.Verdict.$Properties instead.
         */
        interface IVerdict extends meridian.v1.Verdict.$Properties {
        }

        /** Represents a Verdict. */
        class Verdict {

            /**
             * Constructs a new Verdict.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Verdict.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Verdict n. */
            n?: (number|null);

            /** Verdict code. */
            code?: (number|null);

            /** Verdict last. */
            last?: (number|null);

            /** Verdict seq. */
            seq?: (number|Long|null);

            /** Verdict id. */
            id?: (number|Long|null);

            /** Verdict at. */
            at?: (number|Long|null);

            /** Verdict place. */
            place?: (number|Long|null);

            /** Verdict clientMsgId. */
            clientMsgId?: (Uint8Array|null);

            /** Verdict denial. */
            denial?: (meridian.v1.Denial|null);

            /**
             * Creates a new Verdict instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Verdict instance
             */
            static create(properties: meridian.v1.Verdict.$Shape): meridian.v1.Verdict & meridian.v1.Verdict.$Shape;
            static create(properties?: meridian.v1.Verdict.$Properties): meridian.v1.Verdict;

            /**
             * Encodes the specified Verdict message. Does not implicitly {@link meridian.v1.Verdict.verify|verify} messages.
             * @param message Verdict message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Verdict, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Verdict message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Verdict & meridian.v1.Verdict.$Shape} Verdict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Verdict & meridian.v1.Verdict.$Shape;

            /**
             * Creates a Verdict message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Verdict
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Verdict;

            /**
             * Creates a plain object from a Verdict message. Also converts values to other types if specified.
             * @param message Verdict
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Verdict, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Verdict to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Verdict
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Verdict {

            /** Properties of a Verdict. */
            interface $Properties {

                /** Verdict n */
                n?: (number|null);

                /** Verdict code */
                code?: (number|null);

                /** Verdict last */
                last?: (number|null);

                /** Verdict seq */
                seq?: (number|Long|null);

                /** Verdict id */
                id?: (number|Long|null);

                /** Verdict at */
                at?: (number|Long|null);

                /** Verdict place */
                place?: (number|Long|null);

                /** Verdict clientMsgId */
                clientMsgId?: (Uint8Array|null);

                /** Verdict denial */
                denial?: (meridian.v1.Denial|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Verdict. */
            type $Shape = meridian.v1.Verdict.$Properties;
        }

        /**
         * Properties of a Denial.
         * @deprecated Use meridian.v1.Denial.$Properties instead.
         */
        interface IDenial extends meridian.v1.Denial.$Properties {
        }

        /** Represents a Denial. */
        class Denial {

            /**
             * Constructs a new Denial.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Denial.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Denial because. */
            because: string;

            /** Denial action. */
            action: string;

            /** Denial rule. */
            rule: string;

            /** Denial policy. */
            policy: string;

            /** Denial version. */
            version: number;

            /** Denial fromZone. */
            fromZone: number;

            /** Denial toZone. */
            toZone: number;

            /**
             * Creates a new Denial instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Denial instance
             */
            static create(properties: meridian.v1.Denial.$Shape): meridian.v1.Denial & meridian.v1.Denial.$Shape;
            static create(properties?: meridian.v1.Denial.$Properties): meridian.v1.Denial;

            /**
             * Encodes the specified Denial message. Does not implicitly {@link meridian.v1.Denial.verify|verify} messages.
             * @param message Denial message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Denial, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Denial message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Denial & meridian.v1.Denial.$Shape} Denial
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Denial & meridian.v1.Denial.$Shape;

            /**
             * Creates a Denial message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Denial
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Denial;

            /**
             * Creates a plain object from a Denial message. Also converts values to other types if specified.
             * @param message Denial
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Denial, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Denial to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Denial
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Denial {

            /** Properties of a Denial. */
            interface $Properties {

                /** Denial because */
                because?: (string|null);

                /** Denial action */
                action?: (string|null);

                /** Denial rule */
                rule?: (string|null);

                /** Denial policy */
                policy?: (string|null);

                /** Denial version */
                version?: (number|null);

                /** Denial fromZone */
                fromZone?: (number|null);

                /** Denial toZone */
                toZone?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Denial. */
            type $Shape = meridian.v1.Denial.$Properties;
        }

        /**
         * Properties of a Row.
         * @deprecated Use meridian.v1.Row.$Properties instead.
         */
        interface IRow extends meridian.v1.Row.$Properties {
        }

        /** Represents a Row. */
        class Row {

            /**
             * Constructs a new Row.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Row.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Row seq. */
            seq?: (number|Long|null);

            /** Row prevSeq. */
            prevSeq?: (number|Long|null);

            /** Row id. */
            id?: (number|Long|null);

            /** Row at. */
            at?: (number|Long|null);

            /** Row place. */
            place?: (number|Long|null);

            /** Row target. */
            target?: (number|Long|null);

            /** Row kind. */
            kind?: (number|null);

            /** Row flags. */
            flags?: (number|null);

            /** Row toKind. */
            toKind?: (number|null);

            /** Row convN. */
            convN?: (number|null);

            /** Row writer. */
            writer?: (number|null);

            /** Row n. */
            n?: (number|null);

            /** Row error. */
            error?: (number|null);

            /** Row author. */
            author?: (Uint8Array|null);

            /** Row peer. */
            peer?: (Uint8Array|null);

            /** Row clientMsgId. */
            clientMsgId?: (Uint8Array|null);

            /** Row targetAuthor. */
            targetAuthor?: (Uint8Array|null);

            /** Row subject. */
            subject?: (Uint8Array|null);

            /** Row parents. */
            parents: (number|Long)[];

            /** Row mentions. */
            mentions: Uint8Array[];

            /** Row body. */
            body?: (Uint8Array|null);

            /**
             * Creates a new Row instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Row instance
             */
            static create(properties: meridian.v1.Row.$Shape): meridian.v1.Row & meridian.v1.Row.$Shape;
            static create(properties?: meridian.v1.Row.$Properties): meridian.v1.Row;

            /**
             * Encodes the specified Row message. Does not implicitly {@link meridian.v1.Row.verify|verify} messages.
             * @param message Row message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Row, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Row message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Row & meridian.v1.Row.$Shape} Row
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Row & meridian.v1.Row.$Shape;

            /**
             * Creates a Row message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Row
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Row;

            /**
             * Creates a plain object from a Row message. Also converts values to other types if specified.
             * @param message Row
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Row, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Row to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Row
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Row {

            /** Properties of a Row. */
            interface $Properties {

                /** Row seq */
                seq?: (number|Long|null);

                /** Row prevSeq */
                prevSeq?: (number|Long|null);

                /** Row id */
                id?: (number|Long|null);

                /** Row at */
                at?: (number|Long|null);

                /** Row place */
                place?: (number|Long|null);

                /** Row target */
                target?: (number|Long|null);

                /** Row kind */
                kind?: (number|null);

                /** Row flags */
                flags?: (number|null);

                /** Row toKind */
                toKind?: (number|null);

                /** Row convN */
                convN?: (number|null);

                /** Row writer */
                writer?: (number|null);

                /** Row n */
                n?: (number|null);

                /** Row error */
                error?: (number|null);

                /** Row author */
                author?: (Uint8Array|null);

                /** Row peer */
                peer?: (Uint8Array|null);

                /** Row clientMsgId */
                clientMsgId?: (Uint8Array|null);

                /** Row targetAuthor */
                targetAuthor?: (Uint8Array|null);

                /** Row subject */
                subject?: (Uint8Array|null);

                /** Row parents */
                parents?: ((number|Long)[]|null);

                /** Row mentions */
                mentions?: (Uint8Array[]|null);

                /** Row body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Row. */
            type $Shape = meridian.v1.Row.$Properties;
        }

        /**
         * Properties of a GroupRow.
         * @deprecated Use meridian.v1.GroupRow.$Properties instead.
         */
        interface IGroupRow extends meridian.v1.GroupRow.$Properties {
        }

        /** Represents a GroupRow. */
        class GroupRow {

            /**
             * Constructs a new GroupRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.GroupRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupRow gseq. */
            gseq?: (number|Long|null);

            /** GroupRow mseq. */
            mseq?: (number|Long|null);

            /** GroupRow tick. */
            tick?: (number|Long|null);

            /** GroupRow id. */
            id?: (number|Long|null);

            /** GroupRow at. */
            at?: (number|Long|null);

            /** GroupRow place. */
            place?: (number|Long|null);

            /** GroupRow target. */
            target?: (number|Long|null);

            /** GroupRow pm. */
            pm?: (number|Long|null);

            /** GroupRow kind. */
            kind?: (number|null);

            /** GroupRow flags. */
            flags?: (number|null);

            /** GroupRow group. */
            group?: (Uint8Array|null);

            /** GroupRow author. */
            author?: (Uint8Array|null);

            /** GroupRow targetAuthor. */
            targetAuthor?: (Uint8Array|null);

            /** GroupRow subject. */
            subject?: (Uint8Array|null);

            /** GroupRow parents. */
            parents: (number|Long)[];

            /** GroupRow mentions. */
            mentions: Uint8Array[];

            /** GroupRow body. */
            body?: (Uint8Array|null);

            /**
             * Creates a new GroupRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GroupRow instance
             */
            static create(properties: meridian.v1.GroupRow.$Shape): meridian.v1.GroupRow & meridian.v1.GroupRow.$Shape;
            static create(properties?: meridian.v1.GroupRow.$Properties): meridian.v1.GroupRow;

            /**
             * Encodes the specified GroupRow message. Does not implicitly {@link meridian.v1.GroupRow.verify|verify} messages.
             * @param message GroupRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.GroupRow, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.GroupRow & meridian.v1.GroupRow.$Shape} GroupRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.GroupRow & meridian.v1.GroupRow.$Shape;

            /**
             * Creates a GroupRow message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GroupRow
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.GroupRow;

            /**
             * Creates a plain object from a GroupRow message. Also converts values to other types if specified.
             * @param message GroupRow
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.GroupRow, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GroupRow to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GroupRow
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GroupRow {

            /** Properties of a GroupRow. */
            interface $Properties {

                /** GroupRow gseq */
                gseq?: (number|Long|null);

                /** GroupRow mseq */
                mseq?: (number|Long|null);

                /** GroupRow tick */
                tick?: (number|Long|null);

                /** GroupRow id */
                id?: (number|Long|null);

                /** GroupRow at */
                at?: (number|Long|null);

                /** GroupRow place */
                place?: (number|Long|null);

                /** GroupRow target */
                target?: (number|Long|null);

                /** GroupRow pm */
                pm?: (number|Long|null);

                /** GroupRow kind */
                kind?: (number|null);

                /** GroupRow flags */
                flags?: (number|null);

                /** GroupRow group */
                group?: (Uint8Array|null);

                /** GroupRow author */
                author?: (Uint8Array|null);

                /** GroupRow targetAuthor */
                targetAuthor?: (Uint8Array|null);

                /** GroupRow subject */
                subject?: (Uint8Array|null);

                /** GroupRow parents */
                parents?: ((number|Long)[]|null);

                /** GroupRow mentions */
                mentions?: (Uint8Array[]|null);

                /** GroupRow body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupRow. */
            type $Shape = meridian.v1.GroupRow.$Properties;
        }

        /**
         * Properties of a Hello.
         * @deprecated Use meridian.v1.Hello.$Properties instead.
         */
        interface IHello extends meridian.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello version. */
            version: number;

            /** Hello resumeTicket. */
            resumeTicket: Uint8Array;

            /** Hello head. */
            head: (number|Long);

            /** Hello heartbeatMs. */
            heartbeatMs: number;

            /** Hello client. */
            client: string;

            /**
             * Creates a new Hello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hello instance
             */
            static create(properties: meridian.v1.Hello.$Shape): meridian.v1.Hello & meridian.v1.Hello.$Shape;
            static create(properties?: meridian.v1.Hello.$Properties): meridian.v1.Hello;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link meridian.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Hello, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Hello & meridian.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Hello & meridian.v1.Hello.$Shape;

            /**
             * Creates a Hello message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Hello
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Hello;

            /**
             * Creates a plain object from a Hello message. Also converts values to other types if specified.
             * @param message Hello
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Hello, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Hello to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Hello
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello version */
                version?: (number|null);

                /** Hello resumeTicket */
                resumeTicket?: (Uint8Array|null);

                /** Hello head */
                head?: (number|Long|null);

                /** Hello heartbeatMs */
                heartbeatMs?: (number|null);

                /** Hello client */
                client?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = meridian.v1.Hello.$Properties;
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use meridian.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends meridian.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome writer. */
            writer: number;

            /** Welcome last. */
            last: number;

            /** Welcome head. */
            head: (number|Long);

            /** Welcome epoch. */
            epoch: number;

            /** Welcome resumeTicket. */
            resumeTicket: Uint8Array;

            /** Welcome heartbeatMs. */
            heartbeatMs: number;

            /** Welcome now. */
            now: (number|Long);

            /** Welcome resumed. */
            resumed: boolean;

            /** Welcome region. */
            region: string;

            /**
             * Creates a new Welcome instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Welcome instance
             */
            static create(properties: meridian.v1.Welcome.$Shape): meridian.v1.Welcome & meridian.v1.Welcome.$Shape;
            static create(properties?: meridian.v1.Welcome.$Properties): meridian.v1.Welcome;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link meridian.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Welcome, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Welcome & meridian.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Welcome & meridian.v1.Welcome.$Shape;

            /**
             * Creates a Welcome message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Welcome
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Welcome;

            /**
             * Creates a plain object from a Welcome message. Also converts values to other types if specified.
             * @param message Welcome
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Welcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Welcome to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Welcome
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome writer */
                writer?: (number|null);

                /** Welcome last */
                last?: (number|null);

                /** Welcome head */
                head?: (number|Long|null);

                /** Welcome epoch */
                epoch?: (number|null);

                /** Welcome resumeTicket */
                resumeTicket?: (Uint8Array|null);

                /** Welcome heartbeatMs */
                heartbeatMs?: (number|null);

                /** Welcome now */
                now?: (number|Long|null);

                /** Welcome resumed */
                resumed?: (boolean|null);

                /** Welcome region */
                region?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = meridian.v1.Welcome.$Properties;
        }

        /**
         * Properties of a Sync.
         * @deprecated Use meridian.v1.Sync.$Properties instead.
         */
        interface ISync extends meridian.v1.Sync.$Properties {
        }

        /** Represents a Sync. */
        class Sync {

            /**
             * Constructs a new Sync.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Sync.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Sync request. */
            request: number;

            /** Sync key. */
            key: string;

            /** Sync limit. */
            limit: number;

            /**
             * Creates a new Sync instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Sync instance
             */
            static create(properties: meridian.v1.Sync.$Shape): meridian.v1.Sync & meridian.v1.Sync.$Shape;
            static create(properties?: meridian.v1.Sync.$Properties): meridian.v1.Sync;

            /**
             * Encodes the specified Sync message. Does not implicitly {@link meridian.v1.Sync.verify|verify} messages.
             * @param message Sync message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Sync, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Sync message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Sync & meridian.v1.Sync.$Shape} Sync
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Sync & meridian.v1.Sync.$Shape;

            /**
             * Creates a Sync message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Sync
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Sync;

            /**
             * Creates a plain object from a Sync message. Also converts values to other types if specified.
             * @param message Sync
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Sync, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Sync to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Sync
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Sync {

            /** Properties of a Sync. */
            interface $Properties {

                /** Sync request */
                request?: (number|null);

                /** Sync key */
                key?: (string|null);

                /** Sync limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Sync. */
            type $Shape = meridian.v1.Sync.$Properties;
        }

        /**
         * Properties of a Page.
         * @deprecated Use meridian.v1.Page.$Properties instead.
         */
        interface IPage extends meridian.v1.Page.$Properties {
        }

        /** Represents a Page. */
        class Page {

            /**
             * Constructs a new Page.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Page.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Page request. */
            request: number;

            /** Page key. */
            key: string;

            /** Page row. */
            row: meridian.v1.Row[];

            /** Page groupRow. */
            groupRow: meridian.v1.GroupRow[];

            /** Page more. */
            more: boolean;

            /** Page behind. */
            behind: boolean;

            /** Page fullResync. */
            fullResync: boolean;

            /** Page head. */
            head: (number|Long);

            /** Page groups. */
            groups: meridian.v1.GroupHead[];

            /** Page epoch. */
            epoch: number;

            /**
             * Creates a new Page instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Page instance
             */
            static create(properties: meridian.v1.Page.$Shape): meridian.v1.Page & meridian.v1.Page.$Shape;
            static create(properties?: meridian.v1.Page.$Properties): meridian.v1.Page;

            /**
             * Encodes the specified Page message. Does not implicitly {@link meridian.v1.Page.verify|verify} messages.
             * @param message Page message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Page, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Page message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Page & meridian.v1.Page.$Shape} Page
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Page & meridian.v1.Page.$Shape;

            /**
             * Creates a Page message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Page
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Page;

            /**
             * Creates a plain object from a Page message. Also converts values to other types if specified.
             * @param message Page
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Page, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Page to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Page
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Page {

            /** Properties of a Page. */
            interface $Properties {

                /** Page request */
                request?: (number|null);

                /** Page key */
                key?: (string|null);

                /** Page row */
                row?: (meridian.v1.Row[]|null);

                /** Page groupRow */
                groupRow?: (meridian.v1.GroupRow[]|null);

                /** Page more */
                more?: (boolean|null);

                /** Page behind */
                behind?: (boolean|null);

                /** Page fullResync */
                fullResync?: (boolean|null);

                /** Page head */
                head?: (number|Long|null);

                /** Page groups */
                groups?: (meridian.v1.GroupHead[]|null);

                /** Page epoch */
                epoch?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Page. */
            type $Shape = meridian.v1.Page.$Properties;
        }

        /**
         * Properties of a GroupHead.
         * @deprecated Use meridian.v1.GroupHead.$Properties instead.
         */
        interface IGroupHead extends meridian.v1.GroupHead.$Properties {
        }

        /** Represents a GroupHead. */
        class GroupHead {

            /**
             * Constructs a new GroupHead.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.GroupHead.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupHead group. */
            group: Uint8Array;

            /** GroupHead gseq. */
            gseq: (number|Long);

            /** GroupHead mseq. */
            mseq: (number|Long);

            /** GroupHead fromGseq. */
            fromGseq: (number|Long);

            /** GroupHead pm. */
            pm: (number|Long);

            /** GroupHead intervals. */
            intervals: meridian.v1.GroupInterval[];

            /**
             * Creates a new GroupHead instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GroupHead instance
             */
            static create(properties: meridian.v1.GroupHead.$Shape): meridian.v1.GroupHead & meridian.v1.GroupHead.$Shape;
            static create(properties?: meridian.v1.GroupHead.$Properties): meridian.v1.GroupHead;

            /**
             * Encodes the specified GroupHead message. Does not implicitly {@link meridian.v1.GroupHead.verify|verify} messages.
             * @param message GroupHead message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.GroupHead, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupHead message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.GroupHead & meridian.v1.GroupHead.$Shape} GroupHead
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.GroupHead & meridian.v1.GroupHead.$Shape;

            /**
             * Creates a GroupHead message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GroupHead
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.GroupHead;

            /**
             * Creates a plain object from a GroupHead message. Also converts values to other types if specified.
             * @param message GroupHead
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.GroupHead, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GroupHead to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GroupHead
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GroupHead {

            /** Properties of a GroupHead. */
            interface $Properties {

                /** GroupHead group */
                group?: (Uint8Array|null);

                /** GroupHead gseq */
                gseq?: (number|Long|null);

                /** GroupHead mseq */
                mseq?: (number|Long|null);

                /** GroupHead fromGseq */
                fromGseq?: (number|Long|null);

                /** GroupHead pm */
                pm?: (number|Long|null);

                /** GroupHead intervals */
                intervals?: (meridian.v1.GroupInterval[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupHead. */
            type $Shape = meridian.v1.GroupHead.$Properties;
        }

        /**
         * Properties of a GroupInterval.
         * @deprecated Use meridian.v1.GroupInterval.$Properties instead.
         */
        interface IGroupInterval extends meridian.v1.GroupInterval.$Properties {
        }

        /** Represents a GroupInterval. */
        class GroupInterval {

            /**
             * Constructs a new GroupInterval.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.GroupInterval.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupInterval fromGseq. */
            fromGseq: (number|Long);

            /** GroupInterval toGseq. */
            toGseq: (number|Long);

            /**
             * Creates a new GroupInterval instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GroupInterval instance
             */
            static create(properties: meridian.v1.GroupInterval.$Shape): meridian.v1.GroupInterval & meridian.v1.GroupInterval.$Shape;
            static create(properties?: meridian.v1.GroupInterval.$Properties): meridian.v1.GroupInterval;

            /**
             * Encodes the specified GroupInterval message. Does not implicitly {@link meridian.v1.GroupInterval.verify|verify} messages.
             * @param message GroupInterval message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.GroupInterval, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupInterval message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.GroupInterval & meridian.v1.GroupInterval.$Shape} GroupInterval
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.GroupInterval & meridian.v1.GroupInterval.$Shape;

            /**
             * Creates a GroupInterval message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GroupInterval
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.GroupInterval;

            /**
             * Creates a plain object from a GroupInterval message. Also converts values to other types if specified.
             * @param message GroupInterval
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.GroupInterval, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GroupInterval to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GroupInterval
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GroupInterval {

            /** Properties of a GroupInterval. */
            interface $Properties {

                /** GroupInterval fromGseq */
                fromGseq?: (number|Long|null);

                /** GroupInterval toGseq */
                toGseq?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupInterval. */
            type $Shape = meridian.v1.GroupInterval.$Properties;
        }

        /**
         * Properties of an Ack.
         * @deprecated Use meridian.v1.Ack.$Properties instead.
         */
        interface IAck extends meridian.v1.Ack.$Properties {
        }

        /** Represents an Ack. */
        class Ack {

            /**
             * Constructs a new Ack.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Ack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ack seq. */
            seq: (number|Long);

            /**
             * Creates a new Ack instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ack instance
             */
            static create(properties: meridian.v1.Ack.$Shape): meridian.v1.Ack & meridian.v1.Ack.$Shape;
            static create(properties?: meridian.v1.Ack.$Properties): meridian.v1.Ack;

            /**
             * Encodes the specified Ack message. Does not implicitly {@link meridian.v1.Ack.verify|verify} messages.
             * @param message Ack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Ack, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Ack & meridian.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Ack & meridian.v1.Ack.$Shape;

            /**
             * Creates an Ack message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Ack
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Ack;

            /**
             * Creates a plain object from an Ack message. Also converts values to other types if specified.
             * @param message Ack
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Ack, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Ack to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Ack
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Ack {

            /** Properties of an Ack. */
            interface $Properties {

                /** Ack seq */
                seq?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ack. */
            type $Shape = meridian.v1.Ack.$Properties;
        }

        /**
         * Properties of a Ping.
         * @deprecated Use meridian.v1.Ping.$Properties instead.
         */
        interface IPing extends meridian.v1.Ping.$Properties {
        }

        /** Represents a Ping. */
        class Ping {

            /**
             * Constructs a new Ping.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Ping.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ping stamp. */
            stamp: number;

            /** Ping heartbeatMs. */
            heartbeatMs: number;

            /**
             * Creates a new Ping instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ping instance
             */
            static create(properties: meridian.v1.Ping.$Shape): meridian.v1.Ping & meridian.v1.Ping.$Shape;
            static create(properties?: meridian.v1.Ping.$Properties): meridian.v1.Ping;

            /**
             * Encodes the specified Ping message. Does not implicitly {@link meridian.v1.Ping.verify|verify} messages.
             * @param message Ping message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Ping, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Ping & meridian.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Ping & meridian.v1.Ping.$Shape;

            /**
             * Creates a Ping message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Ping
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Ping;

            /**
             * Creates a plain object from a Ping message. Also converts values to other types if specified.
             * @param message Ping
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Ping, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Ping to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Ping
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Ping {

            /** Properties of a Ping. */
            interface $Properties {

                /** Ping stamp */
                stamp?: (number|null);

                /** Ping heartbeatMs */
                heartbeatMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ping. */
            type $Shape = meridian.v1.Ping.$Properties;
        }

        /**
         * Properties of a Pong.
         * @deprecated Use meridian.v1.Pong.$Properties instead.
         */
        interface IPong extends meridian.v1.Pong.$Properties {
        }

        /** Represents a Pong. */
        class Pong {

            /**
             * Constructs a new Pong.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Pong.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pong stamp. */
            stamp: number;

            /** Pong head. */
            head: (number|Long);

            /**
             * Creates a new Pong instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Pong instance
             */
            static create(properties: meridian.v1.Pong.$Shape): meridian.v1.Pong & meridian.v1.Pong.$Shape;
            static create(properties?: meridian.v1.Pong.$Properties): meridian.v1.Pong;

            /**
             * Encodes the specified Pong message. Does not implicitly {@link meridian.v1.Pong.verify|verify} messages.
             * @param message Pong message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Pong, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Pong & meridian.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Pong & meridian.v1.Pong.$Shape;

            /**
             * Creates a Pong message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Pong
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Pong;

            /**
             * Creates a plain object from a Pong message. Also converts values to other types if specified.
             * @param message Pong
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Pong, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Pong to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Pong
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Pong {

            /** Properties of a Pong. */
            interface $Properties {

                /** Pong stamp */
                stamp?: (number|null);

                /** Pong head */
                head?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pong. */
            type $Shape = meridian.v1.Pong.$Properties;
        }

        /**
         * Properties of a Typing.
         * @deprecated Use meridian.v1.Typing.$Properties instead.
         */
        interface ITyping extends meridian.v1.Typing.$Properties {
        }

        /** Represents a Typing. */
        class Typing {

            /**
             * Constructs a new Typing.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Typing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Typing peer. */
            peer: Uint8Array;

            /** Typing toKind. */
            toKind: number;

            /** Typing stopped. */
            stopped: boolean;

            /** Typing group. */
            group: Uint8Array;

            /**
             * Creates a new Typing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Typing instance
             */
            static create(properties: meridian.v1.Typing.$Shape): meridian.v1.Typing & meridian.v1.Typing.$Shape;
            static create(properties?: meridian.v1.Typing.$Properties): meridian.v1.Typing;

            /**
             * Encodes the specified Typing message. Does not implicitly {@link meridian.v1.Typing.verify|verify} messages.
             * @param message Typing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Typing, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Typing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Typing & meridian.v1.Typing.$Shape} Typing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Typing & meridian.v1.Typing.$Shape;

            /**
             * Creates a Typing message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Typing
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Typing;

            /**
             * Creates a plain object from a Typing message. Also converts values to other types if specified.
             * @param message Typing
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Typing, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Typing to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Typing
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Typing {

            /** Properties of a Typing. */
            interface $Properties {

                /** Typing peer */
                peer?: (Uint8Array|null);

                /** Typing toKind */
                toKind?: (number|null);

                /** Typing stopped */
                stopped?: (boolean|null);

                /** Typing group */
                group?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Typing. */
            type $Shape = meridian.v1.Typing.$Properties;
        }

        /**
         * Properties of a Watch.
         * @deprecated Use meridian.v1.Watch.$Properties instead.
         */
        interface IWatch extends meridian.v1.Watch.$Properties {
        }

        /** Represents a Watch. */
        class Watch {

            /**
             * Constructs a new Watch.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Watch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Watch add. */
            add: Uint8Array[];

            /** Watch remove. */
            remove: Uint8Array[];

            /**
             * Creates a new Watch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Watch instance
             */
            static create(properties: meridian.v1.Watch.$Shape): meridian.v1.Watch & meridian.v1.Watch.$Shape;
            static create(properties?: meridian.v1.Watch.$Properties): meridian.v1.Watch;

            /**
             * Encodes the specified Watch message. Does not implicitly {@link meridian.v1.Watch.verify|verify} messages.
             * @param message Watch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Watch, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Watch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Watch & meridian.v1.Watch.$Shape} Watch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Watch & meridian.v1.Watch.$Shape;

            /**
             * Creates a Watch message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Watch
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Watch;

            /**
             * Creates a plain object from a Watch message. Also converts values to other types if specified.
             * @param message Watch
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Watch, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Watch to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Watch
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Watch {

            /** Properties of a Watch. */
            interface $Properties {

                /** Watch add */
                add?: (Uint8Array[]|null);

                /** Watch remove */
                remove?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Watch. */
            type $Shape = meridian.v1.Watch.$Properties;
        }

        /**
         * Properties of a Presence.
         * @deprecated Use meridian.v1.Presence.$Properties instead.
         */
        interface IPresence extends meridian.v1.Presence.$Properties {
        }

        /** Represents a Presence. */
        class Presence {

            /**
             * Constructs a new Presence.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Presence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Presence user. */
            user: Uint8Array;

            /** Presence state. */
            state: meridian.v1.PresenceState;

            /** Presence lastSeen. */
            lastSeen: (number|Long);

            /**
             * Creates a new Presence instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Presence instance
             */
            static create(properties: meridian.v1.Presence.$Shape): meridian.v1.Presence & meridian.v1.Presence.$Shape;
            static create(properties?: meridian.v1.Presence.$Properties): meridian.v1.Presence;

            /**
             * Encodes the specified Presence message. Does not implicitly {@link meridian.v1.Presence.verify|verify} messages.
             * @param message Presence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Presence, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Presence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Presence & meridian.v1.Presence.$Shape} Presence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Presence & meridian.v1.Presence.$Shape;

            /**
             * Creates a Presence message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Presence
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Presence;

            /**
             * Creates a plain object from a Presence message. Also converts values to other types if specified.
             * @param message Presence
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Presence, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Presence to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Presence
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Presence {

            /** Properties of a Presence. */
            interface $Properties {

                /** Presence user */
                user?: (Uint8Array|null);

                /** Presence state */
                state?: (meridian.v1.PresenceState|null);

                /** Presence lastSeen */
                lastSeen?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Presence. */
            type $Shape = meridian.v1.Presence.$Properties;
        }

        /** PresenceState enum. */
        enum PresenceState {

            /** PRESENCE_UNKNOWN value */
            PRESENCE_UNKNOWN = 0,

            /** ONLINE value */
            ONLINE = 1,

            /** OFFLINE value */
            OFFLINE = 2
        }

        /**
         * Properties of a GoAway.
         * @deprecated Use meridian.v1.GoAway.$Properties instead.
         */
        interface IGoAway extends meridian.v1.GoAway.$Properties {
        }

        /** Represents a GoAway. */
        class GoAway {

            /**
             * Constructs a new GoAway.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.GoAway.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GoAway deadlineMs. */
            deadlineMs: number;

            /** GoAway target. */
            target: string;

            /**
             * Creates a new GoAway instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GoAway instance
             */
            static create(properties: meridian.v1.GoAway.$Shape): meridian.v1.GoAway & meridian.v1.GoAway.$Shape;
            static create(properties?: meridian.v1.GoAway.$Properties): meridian.v1.GoAway;

            /**
             * Encodes the specified GoAway message. Does not implicitly {@link meridian.v1.GoAway.verify|verify} messages.
             * @param message GoAway message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.GoAway, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GoAway message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.GoAway & meridian.v1.GoAway.$Shape} GoAway
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.GoAway & meridian.v1.GoAway.$Shape;

            /**
             * Creates a GoAway message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GoAway
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.GoAway;

            /**
             * Creates a plain object from a GoAway message. Also converts values to other types if specified.
             * @param message GoAway
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.GoAway, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GoAway to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GoAway
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GoAway {

            /** Properties of a GoAway. */
            interface $Properties {

                /** GoAway deadlineMs */
                deadlineMs?: (number|null);

                /** GoAway target */
                target?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GoAway. */
            type $Shape = meridian.v1.GoAway.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use meridian.v1.Error.$Properties instead.
         */
        interface IError extends meridian.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error code. */
            code: number;

            /** Error message. */
            message: string;

            /** Error retryAfterMs. */
            retryAfterMs: number;

            /** Error request. */
            request: number;

            /** Error limit. */
            limit: string;

            /** Error denial. */
            denial?: (meridian.v1.Denial|null);

            /**
             * Creates a new Error instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Error instance
             */
            static create(properties: meridian.v1.Error.$Shape): meridian.v1.Error & meridian.v1.Error.$Shape;
            static create(properties?: meridian.v1.Error.$Properties): meridian.v1.Error;

            /**
             * Encodes the specified Error message. Does not implicitly {@link meridian.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Error, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Error & meridian.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Error & meridian.v1.Error.$Shape;

            /**
             * Creates an Error message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Error
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Error;

            /**
             * Creates a plain object from an Error message. Also converts values to other types if specified.
             * @param message Error
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Error, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Error to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Error
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error code */
                code?: (number|null);

                /** Error message */
                message?: (string|null);

                /** Error retryAfterMs */
                retryAfterMs?: (number|null);

                /** Error request */
                request?: (number|null);

                /** Error limit */
                limit?: (string|null);

                /** Error denial */
                denial?: (meridian.v1.Denial|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = meridian.v1.Error.$Properties;
        }

        /**
         * Properties of a Request.
         * @deprecated Use meridian.v1.Request.$Properties instead.
         */
        interface IRequest extends meridian.v1.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request request. */
            request: number;

            /** Request method. */
            method: string;

            /** Request body. */
            body: Uint8Array;

            /**
             * Creates a new Request instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Request instance
             */
            static create(properties: meridian.v1.Request.$Shape): meridian.v1.Request & meridian.v1.Request.$Shape;
            static create(properties?: meridian.v1.Request.$Properties): meridian.v1.Request;

            /**
             * Encodes the specified Request message. Does not implicitly {@link meridian.v1.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Request, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Request & meridian.v1.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Request & meridian.v1.Request.$Shape;

            /**
             * Creates a Request message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Request
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Request;

            /**
             * Creates a plain object from a Request message. Also converts values to other types if specified.
             * @param message Request
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Request, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Request to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Request
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request request */
                request?: (number|null);

                /** Request method */
                method?: (string|null);

                /** Request body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = meridian.v1.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use meridian.v1.Response.$Properties instead.
         */
        interface IResponse extends meridian.v1.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response request. */
            request: number;

            /** Response body. */
            body: Uint8Array;

            /**
             * Creates a new Response instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Response instance
             */
            static create(properties: meridian.v1.Response.$Shape): meridian.v1.Response & meridian.v1.Response.$Shape;
            static create(properties?: meridian.v1.Response.$Properties): meridian.v1.Response;

            /**
             * Encodes the specified Response message. Does not implicitly {@link meridian.v1.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Response, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Response & meridian.v1.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Response & meridian.v1.Response.$Shape;

            /**
             * Creates a Response message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Response
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Response;

            /**
             * Creates a plain object from a Response message. Also converts values to other types if specified.
             * @param message Response
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Response, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Response to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Response
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response request */
                request?: (number|null);

                /** Response body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = meridian.v1.Response.$Properties;
        }

        /**
         * Properties of a Profile.
         * @deprecated Use meridian.v1.Profile.$Properties instead.
         */
        interface IProfile extends meridian.v1.Profile.$Properties {
        }

        /** Represents a Profile. */
        class Profile {

            /**
             * Constructs a new Profile.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.Profile.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Profile displayName. */
            displayName: string;

            /** Profile avatarColor. */
            avatarColor: number;

            /**
             * Creates a new Profile instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Profile instance
             */
            static create(properties: meridian.v1.Profile.$Shape): meridian.v1.Profile & meridian.v1.Profile.$Shape;
            static create(properties?: meridian.v1.Profile.$Properties): meridian.v1.Profile;

            /**
             * Encodes the specified Profile message. Does not implicitly {@link meridian.v1.Profile.verify|verify} messages.
             * @param message Profile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.Profile, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Profile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.Profile & meridian.v1.Profile.$Shape} Profile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.Profile & meridian.v1.Profile.$Shape;

            /**
             * Creates a Profile message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Profile
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.Profile;

            /**
             * Creates a plain object from a Profile message. Also converts values to other types if specified.
             * @param message Profile
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.Profile, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Profile to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Profile
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Profile {

            /** Properties of a Profile. */
            interface $Properties {

                /** Profile displayName */
                displayName?: (string|null);

                /** Profile avatarColor */
                avatarColor?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Profile. */
            type $Shape = meridian.v1.Profile.$Properties;
        }

        /**
         * Properties of a GroupProfile.
         * @deprecated Use meridian.v1.GroupProfile.$Properties instead.
         */
        interface IGroupProfile extends meridian.v1.GroupProfile.$Properties {
        }

        /** Represents a GroupProfile. */
        class GroupProfile {

            /**
             * Constructs a new GroupProfile.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.GroupProfile.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupProfile name. */
            name: string;

            /** GroupProfile avatarColor. */
            avatarColor: number;

            /**
             * Creates a new GroupProfile instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GroupProfile instance
             */
            static create(properties: meridian.v1.GroupProfile.$Shape): meridian.v1.GroupProfile & meridian.v1.GroupProfile.$Shape;
            static create(properties?: meridian.v1.GroupProfile.$Properties): meridian.v1.GroupProfile;

            /**
             * Encodes the specified GroupProfile message. Does not implicitly {@link meridian.v1.GroupProfile.verify|verify} messages.
             * @param message GroupProfile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.GroupProfile, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupProfile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.GroupProfile & meridian.v1.GroupProfile.$Shape} GroupProfile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.GroupProfile & meridian.v1.GroupProfile.$Shape;

            /**
             * Creates a GroupProfile message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GroupProfile
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.GroupProfile;

            /**
             * Creates a plain object from a GroupProfile message. Also converts values to other types if specified.
             * @param message GroupProfile
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.GroupProfile, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GroupProfile to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GroupProfile
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GroupProfile {

            /** Properties of a GroupProfile. */
            interface $Properties {

                /** GroupProfile name */
                name?: (string|null);

                /** GroupProfile avatarColor */
                avatarColor?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupProfile. */
            type $Shape = meridian.v1.GroupProfile.$Properties;
        }

        /**
         * Properties of a GroupInvitation.
         * @deprecated Use meridian.v1.GroupInvitation.$Properties instead.
         */
        interface IGroupInvitation extends meridian.v1.GroupInvitation.$Properties {
        }

        /** Represents a GroupInvitation. */
        class GroupInvitation {

            /**
             * Constructs a new GroupInvitation.
             * @param [properties] Properties to set
             */
            constructor(properties?: meridian.v1.GroupInvitation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupInvitation group. */
            group: Uint8Array;

            /** GroupInvitation inviter. */
            inviter: Uint8Array;

            /** GroupInvitation region. */
            region: string;

            /** GroupInvitation part. */
            part: number;

            /** GroupInvitation number. */
            number: number;

            /** GroupInvitation name. */
            name: string;

            /**
             * Creates a new GroupInvitation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GroupInvitation instance
             */
            static create(properties: meridian.v1.GroupInvitation.$Shape): meridian.v1.GroupInvitation & meridian.v1.GroupInvitation.$Shape;
            static create(properties?: meridian.v1.GroupInvitation.$Properties): meridian.v1.GroupInvitation;

            /**
             * Encodes the specified GroupInvitation message. Does not implicitly {@link meridian.v1.GroupInvitation.verify|verify} messages.
             * @param message GroupInvitation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: meridian.v1.GroupInvitation, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupInvitation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {meridian.v1.GroupInvitation & meridian.v1.GroupInvitation.$Shape} GroupInvitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.v1.GroupInvitation & meridian.v1.GroupInvitation.$Shape;

            /**
             * Creates a GroupInvitation message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GroupInvitation
             */
            static fromObject(object: { [k: string]: any }): meridian.v1.GroupInvitation;

            /**
             * Creates a plain object from a GroupInvitation message. Also converts values to other types if specified.
             * @param message GroupInvitation
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: meridian.v1.GroupInvitation, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GroupInvitation to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GroupInvitation
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GroupInvitation {

            /** Properties of a GroupInvitation. */
            interface $Properties {

                /** GroupInvitation group */
                group?: (Uint8Array|null);

                /** GroupInvitation inviter */
                inviter?: (Uint8Array|null);

                /** GroupInvitation region */
                region?: (string|null);

                /** GroupInvitation part */
                part?: (number|null);

                /** GroupInvitation number */
                number?: (number|null);

                /** GroupInvitation name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupInvitation. */
            type $Shape = meridian.v1.GroupInvitation.$Properties;
        }
    }
}
